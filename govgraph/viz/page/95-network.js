/* The second tab: the network that pyvis made, drawn by vis-network when it is first opened. */
let net = null;

function setTab(name) {
  const on = name === 'network';
  byId('gg-canvas').hidden = on;
  byId('gg-small').classList.toggle('away', on);
  byId('gg-net').hidden = !on;
  for (const [id, chosen] of [['gg-tab-chart', !on], ['gg-tab-network', on]]) {
    byId(id).setAttribute('aria-selected', String(chosen));
    byId(id).tabIndex = chosen ? 0 : -1;
  }
  document.documentElement.dataset.tab = name;
  if (on) openNetwork();
  else moved();
}

async function openNetwork() {
  if (net) return net.redraw();
  const script = document.createElement('script');
  script.textContent = await unpacked('gg-vis');
  document.head.append(script);
  const given = async (id) => new vis.DataSet(JSON.parse(await unpacked(id)));
  const data = { nodes: await given('gg-nodes'), edges: await given('gg-edges') };
  net = new vis.Network(byId('gg-net-canvas'), data, JSON.parse(JSON.parse(byId('gg-options').textContent))); // pyvis gives its options as text
  net.data = data;
  net.on('click', (event) => choose(event.nodes.length ? { box: event.nodes[0] } : null));
  net.once('stabilizationIterationsDone', () => { net.setOptions({ physics: { enabled: true } }); net.fit(); });
  paintNetwork();
  return pointNetwork();
}

function paintNetwork() {
  if (net) net.setOptions({ nodes: { font: { color: tone().ink, strokeColor: tone().paper } }, edges: { color: { color: tone().thin } } });
}
const tone = () => D.style.theme[document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light'];

/* The chosen one and its neighbours; all others pale. */
function pointNetwork() {
  if (!net) return;
  const key = state.chosen && state.chosen.box;
  const near = key && net.data.nodes.get(key) ? new Set([key, ...net.getConnectedNodes(key)]) : null;
  net.data.nodes.update(net.data.nodes.map((node) => ({ id: node.id, opacity: !near || near.has(node.id) ? 1 : 0.15, font: { color: !near || near.has(node.id) ? tone().ink : 'rgba(128,128,128,0.35)' } })));
  if (near && document.documentElement.dataset.tab === 'network') net.selectNodes([key]);
}

function openTabs() {
  for (const name of ['chart', 'network']) byId('gg-tab-' + name).addEventListener('click', () => setTab(name));
  byId('gg-tabs').addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const next = byId('gg-net').hidden ? 'network' : 'chart';
    setTab(next);
    byId('gg-tab-' + next).focus();
  });
  if (D.tab === 'network') setTab('network');
}
