// Draws the images of the demonstration: flat shapes, anti-aliased, as PNG. Run it with `node images.mjs`; it writes
// ../images. Nothing but this program is in them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import { createHash } from 'node:crypto';

const width = 1600;
const height = 900;
const samples = [[0.25, 0.25], [0.75, 0.25], [0.25, 0.75], [0.75, 0.75]];

const rectangle = (x, y, w, h) => (px, py) => px >= x && px < x + w && py >= y && py < y + h;
const ellipse = (cx, cy, rx, ry = rx) => (px, py) => ((px - cx) / rx) ** 2 + ((py - cy) / ry) ** 2 <= 1;
const above = (shape, y) => (px, py) => py < y && shape(px, py);
const line = (x1, y1, x2, y2, thickness) => (px, py) => {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const t = Math.max(0, Math.min(1, ((px - x1) * dx + (py - y1) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(px - x1 - t * dx, py - y1 - t * dy) <= thickness / 2;
};
const polygon = (...points) => (px, py) => {
  let inside = false;
  for (let i = 0, j = points.length - 1; i < points.length; j = i++) {
    const [[xi, yi], [xj, yj]] = [points[i], points[j]];
    if (yi > py !== yj > py && px < ((xj - xi) * (py - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
};
// The arc above two points, as a bundle of straight pieces.
const arc = (x1, y1, x2, y2, rise, thickness) => {
  const at = t => [x1 + (x2 - x1) * t, y1 + (y2 - y1) * t - rise * 4 * t * (1 - t)];
  const pieces = Array.from({ length: 24 }, (_, i) => line(...at(i / 24), ...at((i + 1) / 24), thickness));
  return (px, py) => pieces.some(piece => piece(px, py));
};
const person = (x, y, size, coat, skin) => [
  [coat, above(ellipse(x, y + size * 2.1, size * 1.15, size * 1.3), y + size * 2.1)],
  [skin, ellipse(x, y, size * 0.62)],
];

const colours = {
  paper: 0xf4f1ea, ink: 0x24344d, blue: 0x2f6db5, sky: 0xcfe3f2, red: 0xc8513f, ochre: 0xd9a441, green: 0x5c8f5a, sand: 0xe6cfa3,
  earth: 0x9a6b45, clay: 0x7b5235, grey: 0x9aa5b1, white: 0xffffff, skin1: 0xb98464, skin2: 0x8a5a3c, skin3: 0xe0b493,
};
const c = colours;

const pictures = {
  'delegation.png': [c.sand, [
    [c.paper, rectangle(0, 0, width, 380)], [c.sky, rectangle(130, 70, 380, 240)], [c.sky, rectangle(1090, 70, 380, 240)],
    ...person(360, 330, 95, c.ink, c.skin2), ...person(640, 290, 95, c.red, c.skin3), ...person(960, 290, 95, c.green, c.skin1), ...person(1240, 330, 95, c.blue, c.skin2),
    [c.clay, ellipse(800, 690, 680, 210)], [c.earth, ellipse(800, 670, 680, 210)],
    [c.white, polygon([430, 620], [560, 600], [580, 670], [450, 690])], [c.white, polygon([770, 580], [890, 580], [890, 650], [770, 650])], [c.white, polygon([1060, 610], [1190, 630], [1170, 700], [1040, 680])],
  ]],
  'chantier-eau.png': [c.sky, [
    [c.ochre, ellipse(1320, 170, 80)], [c.green, polygon([0, 430], [420, 250], [820, 430])], [c.green, polygon([620, 430], [1100, 220], [1600, 430])],
    [c.sand, rectangle(0, 420, width, 90)], [c.earth, rectangle(0, 500, width, 400)], [c.clay, polygon([160, 500], [1440, 500], [1300, 800], [300, 800])],
    [c.ink, rectangle(340, 650, 330, 110)], [c.blue, rectangle(340, 670, 330, 70)], [c.ink, rectangle(690, 650, 330, 110)], [c.blue, rectangle(690, 670, 330, 70)],
    [c.ink, rectangle(660, 635, 40, 140)], [c.ink, rectangle(1010, 635, 40, 140)], [c.grey, rectangle(1050, 680, 190, 50)],
    ...person(450, 330, 70, c.red, c.skin2), ...person(1160, 330, 70, c.ochre, c.skin1), [c.clay, line(560, 300, 590, 520, 14)], [c.clay, line(1040, 300, 1000, 520, 14)],
  ]],
  'carte.png': [c.sky, [
    [c.sand, polygon([90, 150], [420, 90], [560, 220], [470, 380], [260, 420], [110, 320])], [c.sand, polygon([420, 500], [700, 470], [820, 640], [700, 860], [500, 830], [400, 660])],
    [c.sand, polygon([860, 120], [1300, 80], [1500, 240], [1420, 420], [1060, 430], [900, 300])], [c.sand, polygon([1120, 560], [1400, 540], [1480, 720], [1250, 820], [1100, 720])],
    [c.red, arc(330, 240, 610, 640, 120, 8)], [c.red, arc(330, 240, 1180, 250, 170, 8)], [c.red, arc(330, 240, 1290, 660, 260, 8)],
    [c.ink, ellipse(330, 240, 26)], [c.blue, ellipse(610, 640, 22)], [c.blue, ellipse(1180, 250, 22)], [c.blue, ellipse(1290, 660, 22)],
  ]],
  'atelier.png': [c.paper, [
    [c.earth, rectangle(0, 720, width, 180)], [c.ink, rectangle(290, 90, 1020, 460)], [c.white, rectangle(310, 110, 980, 420)],
    ...[[370, 160, c.ochre], [520, 180, c.ochre], [380, 330, c.green], [700, 150, c.red], [850, 210, c.sky], [720, 350, c.ochre], [1040, 160, c.green], [1060, 340, c.red]].map(([x, y, colour]) => [colour, rectangle(x, y, 110, 110)]),
    [c.grey, arc(480, 270, 760, 250, 40, 7)], [c.grey, arc(820, 400, 1100, 390, -30, 7)],
    ...person(330, 560, 100, c.blue, c.skin1), ...person(640, 600, 100, c.red, c.skin2), ...person(960, 600, 100, c.ochre, c.skin3), ...person(1270, 560, 100, c.green, c.skin2),
  ]],
  'inutilisee.png': [c.grey, [
    [c.white, rectangle(200, 150, 1200, 600)], [c.sky, rectangle(230, 180, 1140, 540)], [c.ochre, ellipse(1120, 330, 80)],
    [c.green, polygon([230, 720], [560, 400], [890, 720])], [c.ink, polygon([650, 720], [980, 480], [1310, 720])],
  ]],
};

function paint([background, shapes]) {
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0, at = 0; y < height; y++) {
    rows[at++] = 0;
    for (let x = 0; x < width; x++) {
      const sum = [0, 0, 0];
      for (const [dx, dy] of samples) {
        let colour = background;
        for (let i = shapes.length - 1; i >= 0; i--) {
          if (shapes[i][1](x + dx, y + dy)) { colour = shapes[i][0]; break; }
        }
        sum[0] += colour >> 16; sum[1] += (colour >> 8) & 255; sum[2] += colour & 255;
      }
      for (const part of sum) rows[at++] = Math.round(part / samples.length);
    }
  }
  return rows;
}

function chunk(type, data) {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length);
  head.write(type, 4, 'latin1');
  const body = Buffer.concat([head, data]);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body.subarray(4)));
  return Buffer.concat([body, check]);
}

function png(rows) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

mkdirSync(new URL('../images/', import.meta.url), { recursive: true });
for (const [name, picture] of Object.entries(pictures)) {
  const bytes = png(paint(picture));
  writeFileSync(new URL(`../images/${name}`, import.meta.url), bytes);
  console.log(createHash('sha256').update(bytes).digest('hex'), String(bytes.length).padStart(6), name);
}
