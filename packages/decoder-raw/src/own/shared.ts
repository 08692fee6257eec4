/** Whether threads see these bytes where they are. Then their memory is used for another file once the frame is there. */
export const isShared = ({ buffer }: Uint8Array): boolean => !(buffer instanceof ArrayBuffer);
