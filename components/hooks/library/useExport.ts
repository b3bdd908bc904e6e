import { useServices } from '../services.ts';
import { type Export, type ExportOptions, type ExportScope, useExportFrom } from '../useExport.ts';

export type { ExportOptions, ExportScope };

/** Of the library page, which reads the library itself. */
export const useExport = (): Export<ExportScope> => useExportFrom(useServices().library);
