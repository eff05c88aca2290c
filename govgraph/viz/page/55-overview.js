/* A small map of the whole in the corner, with the window on it; a click moves the window there. */
const MAP = { w: 160, h: 92 };

function drawOverview() {
  const svg = byId('gg-small');
  const [x, y, w, h] = bounds(Object.keys(scene.places));
  const s = Math.min(MAP.w / (w + 40), MAP.h / (h + 40));
  svg.setAttribute('viewBox', `${x - 20} ${y - 20} ${MAP.w / s} ${MAP.h / s}`);
  const shapes = Object.keys(scene.places).map((key) => {
    const [left, top, wide, high] = rectOf(scene, key);
    return shape('rect', { x: n1(left), y: n1(top), width: wide, height: high, class: glow.all && glow.all.has(key) ? 'near' : '' });
  });
  svg.replaceChildren(...shapes, shape('rect', { class: 'window' }));
  frameOverview();
}

function shape(tag, props) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [key, value] of Object.entries(props)) made.setAttribute(key, value);
  return made;
}

function frameOverview() {
  const svg = byId('gg-small');
  const frame = svg.querySelector('.window');
  if (!frame || !scene) return;
  const holder = byId('gg-canvas');
  const [w, h] = [holder.clientWidth / pane.s, holder.clientHeight / pane.s];
  const all = bounds(Object.keys(scene.places));
  svg.classList.toggle('off', pane.x <= all[0] && pane.y <= all[1] && pane.x + w >= all[0] + all[2] && pane.y + h >= all[1] + all[3]);
  Object.entries({ x: pane.x, y: pane.y, width: w, height: h }).forEach(([key, value]) => frame.setAttribute(key, n1(value)));
}

function openOverview() {
  const svg = byId('gg-small');
  const go = (event) => {
    const rect = svg.getBoundingClientRect();
    const [x, y, w, h] = svg.getAttribute('viewBox').split(' ').map(Number);
    const holder = byId('gg-canvas');
    touched = true;
    place(x + ((event.clientX - rect.left) / rect.width) * w - holder.clientWidth / 2 / pane.s, y + ((event.clientY - rect.top) / rect.height) * h - holder.clientHeight / 2 / pane.s, pane.s);
  };
  svg.addEventListener('pointerdown', (event) => { svg.setPointerCapture(event.pointerId); go(event); });
  svg.addEventListener('pointermove', (event) => { if (event.buttons) go(event); });
}
