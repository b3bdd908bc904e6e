/** The trained table of what claims say, unpacked. Written by `npm run train`. */

/** Numbers only: bytes in base 64. */
export interface PackedAttributes {
  /** Weights of the types, one signed byte each (see `typeOf`). */
  types: string;
}

export interface AttributeModel {
  /** Weights for `typeOf`. */
  types: Int8Array;
}

export function createAttributeModel(packed: PackedAttributes): AttributeModel {
  return { types: Int8Array.from(atob(packed.types), (char) => (char.charCodeAt(0) << 24) >> 24) };
}
