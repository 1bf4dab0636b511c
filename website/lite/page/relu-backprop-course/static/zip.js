// A zip of files as they are, not compressed: as PKWARE's APPNOTE describes it, names in UTF-8.

const UTF8 = 1 << 11;
const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50];
const VERSION = 20;

// `files` are pairs of a name and bytes.
export function zip(files) {
  const now = new Date();
  const time = (now.getHours() << 11) | (now.getMinutes() << 5) | (now.getSeconds() >> 1);
  const date = ((now.getFullYear() - 1980) << 9) | ((now.getMonth() + 1) << 5) | now.getDate();
  const [parts, index] = [[], []];
  let offset = 0;
  for (const [path, data] of files) {
    const name = new TextEncoder().encode(path);
    const head = [[VERSION, 2], [UTF8, 2], [0, 2], [time, 2], [date, 2], [crc32(data), 4], [data.length, 4], [data.length, 4], [name.length, 2], [0, 2]];
    const local = [packed([LOCAL, 4], ...head), name, data];
    index.push(packed([CENTRAL, 4], [VERSION, 2], ...head, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]), name);
    offset += length(local);
    parts.push(...local);
  }
  const end = packed([END, 4], [0, 2], [0, 2], [files.length, 2], [files.length, 2], [length(index), 4], [offset, 4], [0, 2]);
  return new Blob([...parts, ...index, end]);
}

const length = (parts) => parts.reduce((sum, part) => sum + part.length, 0);

// Numbers as little-endian bytes: pairs of a number and how many bytes it has.
function packed(...numbers) {
  return Uint8Array.from(numbers.flatMap(([number, size]) => Array.from({ length: size }, (_, i) => number >>> (8 * i))));
}

function crc32(data) {
  let crc = -1;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
