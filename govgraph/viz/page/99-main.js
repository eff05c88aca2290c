/* Start: everything above is put together here. */
function start() {
  openTheme();
  openDays();
  openLegend();
  openSearch();
  readTree();
  scene = arrange();
  syncDrawing();
  openOverview();
  drawOverview();
  openCanvas();
  openKeys();
  openTalk();
  openCompare();
  openTabs();
  const on = (id, act) => byId(id).addEventListener('click', act);
  on('gg-close', () => { choose(null); byId('gg-canvas').focus(); });
  on('gg-all', () => {
    Object.assign(state, { asOf: '', depth: 0, loose: false });
    [state.off, state.folded, state.open].forEach((set) => set.clear());
    touched = false;
    syncControls();
    choose(null);
    refresh();
    openReadable();
  });
  on('gg-png', savePng);
  on('gg-svg', saveSvg);
  on('gg-print', () => window.print());
  on('gg-in', () => zoom(1.25));
  on('gg-out', () => zoom(0.8));
  on('gg-fit', () => { touched = true; fit(); });
  on('gg-copy', copyPng);
  byId('gg-depth').addEventListener('change', () => { state.depth = Number(byId('gg-depth').value); touched = false; changed(state.depth ? `the first ${state.depth} levels` : 'all levels'); });
  const select = byId('gg-view');
  if (select) select.addEventListener('change', () => setView(Number(select.value)));
  document.querySelectorAll('a[data-n]').forEach((link) => link.addEventListener('click', (event) => {
    event.preventDefault();
    choose({ box: KEYS[Number(link.dataset.n)] });
    byId('gg-map').scrollIntoView();
    byId('gg-canvas').focus({ preventScroll: true });
  }));
  window.addEventListener('hashchange', fromAddress);
  fromAddress();
  document.documentElement.dataset.ready = String(Math.round(performance.now()));
}
start();
