/* The drawing that is seen, printed and saved: the page's own SVG, kept in step with what is chosen, folded and filtered. */
function syncDrawing() {
  const svg = drawing();
  const rects = Object.keys(scene.places).map((key) => rectOf(scene, key)).concat(scene.loose ? [scene.loose] : []);
  const points = scene.routes.flatMap((route) => route.points);
  const right = Math.max(10, ...rects.map((r) => r[0] + r[2]), ...points.map((p) => p[0]));
  const bottom = Math.max(10, ...rects.map((r) => r[1] + r[3]), ...points.map((p) => p[1]));
  svg.setAttribute('width', Math.ceil(right + PAD * 2));
  svg.setAttribute('height', Math.ceil(bottom + PAD * 2));
  syncBoxes(svg);
  syncLines(svg);
  syncLoose(svg);
}

function syncLoose(svg) {
  const block = svg.querySelector('.loose-block');
  if (!block) return;
  block.classList.toggle('off', !scene.loose);
  if (!scene.loose) return;
  ['x', 'y', 'width', 'height'].forEach((name, index) => block.firstChild.setAttribute(name, scene.loose[index]));
  block.lastChild.setAttribute('x', scene.loose[0] + 10);
  block.lastChild.setAttribute('y', scene.loose[1] + 19);
  block.lastChild.textContent = `No line stated: ${scene.looseCount} ${state.loose || D.views[state.view].cols ? '▼' : '►'}`;
}

function syncBoxes(svg) {
  svg.querySelectorAll('.box').forEach((group) => {
    const key = keyOf(group);
    const at = scene.places[key];
    const chosen = !!state.chosen && state.chosen.box === key;
    const marks = marksOf(key);
    const set = (name, on) => group.classList.toggle(name, on);
    set('off', !at);
    if (!at) return;
    set('ghost', scene.ghosts.has(key));
    set('dim', !!glow.all && !glow.all.has(key));
    set('up', glow.up.has(key) || chosen);
    set('chosen', chosen);
    set('down', glow.down.has(key));
    set('struck', marks.some((mark) => D.style.marks[mark].x));
    group.setAttribute('transform', `translate(${n1(at[0])} ${n1(at[1])})`);
    syncWords(group, key, marks);
    syncTab(group, key);
  });
}

/* Marks and chairs that do not hold on the chosen day are not shown; the count of projects says whether they are unfolded. */
function syncWords(group, key, marks) {
  const hold = new Set(marks.map((mark) => D.style.marks[mark].s + ' ' + D.style.marks[mark].w));
  const late = D.boxes[key].c.filter(([, first]) => !named(first)).map(([text]) => text);
  let chair = '';
  group.querySelectorAll('text').forEach((text) => {
    const words = text.textContent;
    if (text.classList.contains('mark')) text.classList.toggle('off', !hold.has(words));
    if (text.classList.contains('chair')) {
      chair = D.boxes[key].c.some(([full]) => full.startsWith(words)) ? words : chair;
      text.classList.toggle('off', late.some((full) => full.startsWith(chair)));
    }
    if (text.classList.contains('fold')) text.textContent = words.slice(0, -1) + (state.open.has(key) ? '▼' : '►');
  });
}

function syncTab(group, key) {
  const text = tabText(key);
  group.querySelectorAll('.tab, .count').forEach((part) => part.remove());
  if (!text) return;
  const box = D.boxes[key];
  const wide = Math.max(18, 10 + text.length * 7);
  group.append(shape('rect', { class: 'tab', x: box.w - wide - 8, y: box.h - 6, width: wide, height: 14 }));
  const words = shape('text', { class: 'count tab', x: box.w - wide / 2 - 8, y: box.h + 5 });
  words.textContent = text;
  group.append(words);
}

function syncLines(svg) {
  const routes = new Map(scene.routes.map((route) => [route.id, route]));
  svg.querySelectorAll('.way').forEach((group) => {
    const id = D.views[state.view].links[Number(group.dataset.n)];
    const route = routes.get(id);
    group.classList.toggle('off', !route);
    if (!route) return;
    const side = glow.lines.get(id);
    group.classList.toggle('dim', !!glow.all && !side);
    group.classList.toggle('up', side === 'up');
    group.classList.toggle('down', side === 'down');
    group.querySelector('.line').setAttribute('d', route.d);
    const head = group.querySelector('.tip');
    if (head) head.setAttribute('d', route.tip);
  });
}

/* The drawing as a file of its own. */
function asFile() {
  const copy = drawing().cloneNode(true);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('viewBox', `0 0 ${copy.getAttribute('width')} ${copy.getAttribute('height')}`);
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

/* The drawing as pixels, twice its size where that can be had. */
function asPng() {
  const [w, h] = [Number(drawing().getAttribute('width')), Number(drawing().getAttribute('height'))];
  const image = new Image();
  return new Promise((done, fail) => {
    image.onload = () => {
      const canvas = document.createElement('canvas');
      const scale = Math.min(2, 16000 / Math.max(w, h));
      canvas.width = w * scale;
      canvas.height = h * scale;
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(done, 'image/png');
    };
    image.onerror = fail;
    image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(asFile());
  });
}
const savePng = () => asPng().then((blob) => save(blob, fileName('.png')));

/* For pasting into a document; where the browser does not allow it, the file is saved instead. */
function copyPng() {
  if (!navigator.clipboard || !window.ClipboardItem) return savePng();
  return navigator.clipboard.write([new ClipboardItem({ 'image/png': asPng() })]).then(() => say('The picture is copied: paste it where you need it'), savePng);
}
