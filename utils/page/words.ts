/** The words of a list. */
export const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
