// The floor for JPEGs: decodes the files given with sharp, two in flight, and does nothing with the samples.
import sharp from 'sharp';

const IN_FLIGHT = 2;

sharp.concurrency(1);
sharp.cache(false);
const waiting = process.argv.slice(2);

async function decode() {
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    await sharp(path, { ignoreIcc: true }).raw().toBuffer();
  }
}

await Promise.all(Array.from({ length: IN_FLIGHT }, decode));
