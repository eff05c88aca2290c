/* The drawing that is printed and saved: the page's own SVG, kept in step with what the canvas shows. */
const drawing = () => document.querySelectorAll('.gg-drawing')[state.view].querySelector('svg');
const PAD = 24;

function syncDrawing() {
  const svg = drawing();
  const rects = Object.keys(scene.places).map((key) => rectOf(scene, key)).concat(scene.loose ? [scene.loose] : []);
  const points = scene.routes.flatMap((route) => route.points);
  const right = Math.max(10, ...rects.map((r) => r[0] + r[2]), ...points.map((p) => p[0]));
  const bottom = Math.max(10, ...rects.map((r) => r[1] + r[3]), ...points.map((p) => p[1]));
  const [w, h] = [Math.ceil(right + PAD * 2), Math.ceil(bottom + PAD * 2)];
  svg.setAttribute('viewBox', `0 0 ${w} ${h}`);
  svg.setAttribute('width', w);
  svg.setAttribute('height', h);
  syncBoxes(svg);
  syncLines(svg);
  const frame = svg.querySelector('.loose');
  if (!frame) return;
  const title = svg.querySelector('.loose-title');
  frame.classList.toggle('off', !scene.loose);
  title.classList.toggle('off', !scene.loose);
  if (!scene.loose) return;
  ['x', 'y', 'width', 'height'].forEach((name, index) => frame.setAttribute(name, scene.loose[index]));
  title.setAttribute('x', scene.loose[0] + 9);
  title.setAttribute('y', scene.loose[1] + 17);
}

function syncBoxes(svg) {
  svg.querySelectorAll('.box').forEach((group) => {
    const key = KEYS[Number(group.dataset.n)];
    const place = scene.places[key];
    group.classList.toggle('off', !place);
    group.classList.toggle('ghost', scene.ghosts.has(key));
    group.classList.toggle('dim', !!glow.all && !glow.all.has(key));
    group.classList.toggle('up', glow.up.has(key) || !!(state.chosen && state.chosen.box === key));
    group.classList.toggle('down', glow.down.has(key));
    group.classList.toggle('struck', marksOf(key).some((mark) => D.style.marks[mark].x));
    if (place) group.setAttribute('transform', `translate(${n1(place[0])} ${n1(place[1])})`);
  });
}

function syncLines(svg) {
  const routes = new Map(scene.routes.map((route) => [route.id, route]));
  svg.querySelectorAll('.way').forEach((group) => {
    const id = D.views[state.view].links[Number(group.dataset.n)];
    const route = routes.get(id);
    group.classList.toggle('off', !route);
    group.classList.toggle('dim', !!glow.all && !glow.lines.has(id));
    group.classList.toggle('up', glow.lines.get(id) === 'up');
    group.classList.toggle('down', glow.lines.get(id) === 'down');
    if (!route) return;
    group.querySelector('.line').setAttribute('d', route.d);
    const head = group.querySelector('.tip');
    if (head) head.setAttribute('d', route.tip);
  });
}

/* The drawing as a file of its own. */
function asFile() {
  const copy = drawing().cloneNode(true);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.querySelectorAll('.off').forEach((part) => part.remove());
  const style = document.createElementNS('http://www.w3.org/2000/svg', 'style');
  style.textContent = JSON.parse(byId('gg-svg-style').textContent);
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  paper.setAttribute('class', 'paper');
  paper.setAttribute('width', '100%');
  paper.setAttribute('height', '100%');
  copy.prepend(style, paper);
  return new XMLSerializer().serializeToString(copy);
}

function save(blob, name) {
  const link = make('a', { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

const fileName = (ending) => (plain(D.title).replace(/ /g, '-') || 'map') + ending;
const saveSvg = () => save(new Blob([asFile()], { type: 'image/svg+xml' }), fileName('.svg'));

function savePng() {
  const [w, h] = [Number(drawing().getAttribute('width')), Number(drawing().getAttribute('height'))];
  const image = new Image();
  image.onload = () => {
    const canvas = document.createElement('canvas');
    const scale = Math.min(2, 16000 / Math.max(w, h));
    canvas.width = w * scale;
    canvas.height = h * scale;
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => save(blob, fileName('.png')), 'image/png');
  };
  image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(asFile());
}
