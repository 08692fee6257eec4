export function movePictures(picture: Uint8Array, _before: number): Uint8Array {
  return picture;
}
