/** The folder of a scan that did not end, kept by the browser, so that one click goes on. */

const [DATABASE, STORE, KEY] = ['hotpix', 'folders', 'scan'];

type Asking = { requestPermission?(options: { mode: 'read' }): Promise<PermissionState> };

/** Where the browser keeps none, the folder is chosen again. */
export const keepFolder = (folder: FileSystemDirectoryHandle): Promise<void> =>
  within('readwrite', (store) => store.put(folder, KEY)).then(
    () => undefined,
    () => undefined,
  );

export const forgetFolder = (): Promise<void> =>
  within('readwrite', (store) => store.delete(KEY)).then(
    () => undefined,
    () => undefined,
  );

/** @param name that it must have; undefined where none was kept, or another */
export async function keptFolder(name: string): Promise<FileSystemDirectoryHandle | undefined> {
  const folder = (await within('readonly', (store) => store.get(KEY)).catch(() => undefined)) as
    FileSystemDirectoryHandle | undefined;
  return folder?.name === name ? folder : undefined;
}

/** Whether the person lets the page read it again; to be asked upon a click. */
export async function mayRead(folder: FileSystemDirectoryHandle): Promise<boolean> {
  return (await (folder as Asking).requestPermission?.({ mode: 'read' })) === 'granted';
}

async function within(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  const database = (await settled(opening)) as IDBDatabase;
  try {
    return await settled(work(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

const settled = (request: IDBRequest): Promise<unknown> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error as DOMException);
  });
