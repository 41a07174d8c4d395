'use strict';
(() => {
  const { byId, make, show } = salvo;
  const { ask, cell, figure } = room;
  const id = room.parameters.get('id') ?? '';
  const path = `runs/${id.split('/').map(encodeURIComponent).join('/')}`;
  const TILES = ['requests', 'requestsPerSecond', 'p50', 'p95', 'p99', 'errorRate'];
  const PERIOD_MILLIS = 3000;

  const verdict = run => {
    byId('verdict').className = `verdict ${(run.verdict ?? run.state).toLowerCase()}`;
    show('verdict-status', run.verdict ?? run.state);
    byId('reasons').replaceChildren(...run.reasons.map(it => make('li', '', it)));
    byId('running').hidden = run.state !== 'running';
    byId('live').hidden = run.livePage === null;
    byId('live').href = run.livePage ?? '';
  };

  const figures = run => {
    byId('figures').hidden = run.verdict === null;
    byId('figures').replaceChildren(...TILES.map(name => {
      const tile = make('div', 'tile');
      tile.append(make('dt', '', room.label(name)), make('dd', '', figure(name, run.figures[name])));
      return tile;
    }));
    byId('endpoints-part').hidden = run.endpoints.length === 0;
    const body = make('tbody');
    run.endpoints.forEach(it => {
      const row = body.insertRow();
      const head = make('th', '', it.name);
      head.scope = 'row';
      row.append(head);
      ['requests', 'requestsPerSecond', 'p50', 'p95', 'p99', 'errorRate'].forEach(name =>
        cell(row, figure(name, it[name]), ['requestsPerSecond', 'p50'].includes(name) ? 'figure wide' : 'figure'));
    });
    byId('endpoints').tBodies[0].replaceWith(body);
  };

  const files = (run, prefix) => {
    const address = name => prefix + `${run.id}/${name}`.split('/').map(encodeURIComponent).join('/');
    byId('files').replaceChildren(...run.files.map(it => {
      const item = make('li');
      item.append(room.link(it.name, address(it.name)), make('span', '', ` ${room.size(it.bytes)}`));
      return item;
    }));
    const has = name => run.files.some(it => it.name === name);
    byId('links').replaceChildren(...[['salvo/report.html', 'Report'], ['index.html', "Gatling's page"],
      ['salvo/sandbox.log', 'Log of the sandbox']].filter(([name]) => has(name))
      .map(([name, text]) => room.link(text, address(name), 'button')));
  };

  let first = true;
  const load = async () => {
    try {
      const [run, place] = await Promise.all([ask('GET', path), ask('GET', 'room')]);
      const what = [run.simulation, run.profile].filter(it => it !== '').join(', ') || run.id;
      show('title', what);
      document.title = `${run.verdict ?? run.state}: ${what} – Salvo`;
      verdict(run);
      figures(run);
      show('facts', [room.time(run.start), run.target, run.verdict === null ? '' : `${Math.round(run.durationSeconds)} s`,
        run.userTypes.length > 0 ? `user types ${run.userTypes.join(', ')}` : '', run.id].filter(it => it !== '').join(' · '));
      files(run, place.files);
      byId('baseline-part').hidden = run.verdict === null;
      if (first) {
        first = false;
        byId('note').value = run.note;
        byId('tags').value = run.tags.join(', ');
        byId('baseline-name').value = [run.system, run.profile].filter(it => it !== '').join('-');
        show('notes-problem', run.notesProblem ?? '');
      }
      if (run.state === 'running') {
        setTimeout(load, PERIOD_MILLIS);
      }
    } catch (problem) {
      room.problem(problem.message);
      show('verdict-status', problem.status === 404 ? 'No such run' : 'Not read');
    }
  };

  const doing = async (problemId, what) => {
    show(problemId, '');
    try {
      room.say((await what()).done ?? 'Kept.');
      return true;
    } catch (problem) {
      show(problemId, problem.message);
      return false;
    }
  };

  byId('notes').addEventListener('submit', event => {
    event.preventDefault();
    const tags = byId('tags').value.split(',').map(it => it.trim()).filter(it => it !== '');
    doing('notes-problem', () => ask('PUT', `${path}/notes`, { note: byId('note').value, tags }));
  });

  byId('baseline').addEventListener('submit', async event => {
    event.preventDefault();
    await doing('baseline-problem', () => ask('POST', 'baselines', { name: byId('baseline-name').value, run: id,
      replace: byId('replace').checked, acceptFlaws: byId('flaws').checked }));
  });

  byId('stop').addEventListener('click', () => doing('problem', () => ask('POST', `${path}/stop`)));
  byId('delete').addEventListener('click', () => {
    show('delete-problem', '');
    byId('sure').showModal();
  });
  byId('delete-now').addEventListener('click', async () => {
    if (await doing('delete-problem', () => ask('DELETE', path))) {
      location.assign('/');
    }
  });

  load();
})();
