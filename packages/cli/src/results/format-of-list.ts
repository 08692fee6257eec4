/** Whether a file is a list of bad pixels. */
import { detectFormat, type FormatName } from '@hotpix/defect-maps';
import { openOrdinary } from '../files/ordinary-file.ts';

/** Bytes at the beginning of a file that say whether it is a list. */
const HEAD = 65_536;

/**
 * What kind of list a file is; undefined where it is none, a folder, or not there.
 * @param isList whether nothing but a list or a Result is meant: a mask in PNG begins as a photograph does
 */
export async function formatOfList(path: string, isList: boolean): Promise<FormatName | undefined> {
  const head = await headOf(path);
  return head && formatIn(head, path, isList);
}

/** The same by the bytes. */
export function formatIn(bytes: Buffer, path: string, isList: boolean): FormatName | undefined {
  const format = detectFormat(bytes, path);
  if (format === 'json') return bytes.includes('hotpix-defect-map') ? format : undefined;
  return format === 'png' && !isList ? undefined : format;
}

async function headOf(path: string): Promise<Buffer | undefined> {
  const file = await openOrdinary(path).catch(() => undefined);
  if (!file) return undefined;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    // A line that is cut short is none.
    const end = bytesRead < HEAD ? bytesRead : buffer.lastIndexOf(10) + 1 || bytesRead;
    return buffer.subarray(0, end);
  } catch {
    return undefined;
  } finally {
    await file.close();
  }
}
