'use strict';
(() => {
  const MOST_POINTS = 600;
  const RETRY_MILLIS = 2000;
  const QUIET_MILLIS = 10000;

  const token = document.querySelector('meta[name="salvo-token"]').content;
  const darkness = matchMedia('(prefers-color-scheme: dark)');

  let server = null;
  let state = null;
  let points = [];
  let stream = null;

  const { count, number, millis, percent, clock, make, show, colour, byId } = salvo;

  /* Told to a screen reader: what changed, not each second's figures. */
  let saidAt = 0;
  let later = 0;
  const say = (text, now) => {
    clearTimeout(later);
    const wait = now ? 0 : Math.max(0, saidAt + QUIET_MILLIS - Date.now());
    later = setTimeout(() => {
      saidAt = Date.now();
      byId('said').textContent = text;
    }, wait);
  };

  /* Distances between the lines of a chart of what is counted: 1, 2, 5, 10, ... */
  const WHOLE = Array.from({ length: 24 }, (_, i) => [1, 2, 5][i % 3] * 10 ** Math.floor(i / 3));

  /* Charts: a second, then one value for each series, in the order of the server's points. */
  const CHARTS = [
    { title: 'Requests per second', text: number,
      series: [['all', 2, '--series-1'], ['failed', 3, '--bad', true]] },
    { title: 'Response times, last 10 s', text: millis,
      series: [['p50', 4, '--series-3'], ['p95', 5, '--series-1'], ['p99', 6, '--series-4', true]] },
    { title: 'Users at work', text: count, steps: WHOLE, series: [['users', 1, '--series-1']] },
    { title: 'Processors and memory', text: percent, most: 1,
      series: [['CPU', 7, '--series-2'], ['memory', 8, '--series-3', true]] },
  ];

  const drawn = CHARTS.map(chart => {
    const figure = make('div', 'chart');
    const keys = make('p', 'keys');
    const plot = make('div', 'plot');
    plot.setAttribute('role', 'img');
    figure.append(make('h3', '', chart.title), keys, plot);
    const values = chart.series.map(([name, , tone, dashed]) => {
      const key = make('span', 'key');
      const swatch = make('span', dashed ? 'swatch dashed' : 'swatch');
      swatch.style.setProperty('--tone', `var(${tone})`);
      const value = make('b', '', '–');
      key.append(swatch, `${name} `, value);
      keys.append(key);
      return value;
    });
    byId('charts').append(figure);
    return { chart, plot, values, uplot: null };
  });

  const columns = chart => [
    points.map(point => point[0]),
    ...chart.series.map(([, index]) => points.map(point => point[index])),
  ];

  /* A line at each change of the load. */
  const marks = u => {
    const context = u.ctx;
    context.save();
    context.strokeStyle = colour('--muted');
    context.setLineDash([2, 4]);
    (state?.dial?.changes ?? []).forEach(({ second }) => {
      if (second >= u.scales.x.min && second <= u.scales.x.max) {
        const x = Math.round(u.valToPos(second, 'x', true));
        context.beginPath();
        context.moveTo(x, u.bbox.top);
        context.lineTo(x, u.bbox.top + u.bbox.height);
        context.stroke();
      }
    });
    context.restore();
  };

  const plotted = it => {
    const axis = { stroke: colour('--muted'), grid: { stroke: colour('--grid'), width: 1 },
      ticks: { show: false }, font: '12px system-ui, sans-serif' };
    const { chart, plot } = it;
    return new uPlot({
      width: plot.clientWidth,
      height: plot.clientHeight,
      legend: { show: false },
      cursor: { sync: { key: 'run' }, drag: { setScale: false, x: false, y: false }, y: false },
      scales: {
        x: { time: false, range: (u, least, most) => [least, Math.max(most, least + 30)] },
        y: { range: (u, least, most) => [0, chart.most ?? (Math.max(most, 1) * 1.1)] },
      },
      axes: [
        { ...axis, values: (u, splits) => splits.map(clock), space: 60, size: 28 },
        { ...axis, values: (u, splits) => splits.map(chart.text), incrs: chart.steps, size: 60, space: 32 },
      ],
      series: [
        {},
        ...chart.series.map(([name, , tone, dashed]) => ({
          label: name, stroke: colour(tone), width: 2, dash: dashed ? [6, 4] : undefined,
          points: { show: false },
        })),
      ],
      hooks: { setCursor: [u => label(it, u.cursor.idx)], draw: [marks] },
    }, columns(chart), plot);
  };

  const label = (it, index) => {
    const point = points[index ?? points.length - 1];
    const texts = it.chart.series.map(([, column]) => {
      const value = point?.[column];
      return value === undefined || value === null ? '–' : it.chart.text(value);
    });
    it.values.forEach((element, i) => { element.textContent = texts[i]; });
    if (index === undefined || index === null) {
      const parts = it.chart.series.map(([name], i) => `${name} ${texts[i]}`);
      it.plot.setAttribute('aria-label', `${it.chart.title}: now ${parts.join(', ')}`);
    }
  };

  const draw = again => drawn.forEach(it => {
    if (again && it.uplot) {
      it.uplot.destroy();
      it.uplot = null;
    }
    if (it.uplot) {
      it.uplot.setData(columns(it.chart));
    } else {
      it.uplot = plotted(it);
    }
    label(it, it.uplot.cursor.idx);
  });

  /* Sections */
  const AHEAD = ['starting', 'waiting for Start', 'warm-up', 'set-up'];
  const isAhead = () => AHEAD.includes(state.phase);
  const progress = () => {
    const elapsed = state.elapsedSeconds;
    show('phase', state.stopping && !state.verdict ? 'stopping' : state.phase);
    const ofPhase = state.phase !== 'load' && !state.verdict;
    show('elapsed', ofPhase ? clock(state.phaseMillis / 1000) : elapsed === 0 ? '' : state.loadSeconds > 0
      ? `${clock(elapsed)} of ${clock(state.loadSeconds)}` : clock(elapsed));
    const whole = state.phaseMillis + state.phaseLeftMillis;
    const share = ofPhase ? state.phaseLeftMillis === null ? null : state.phaseMillis / whole
      : state.leftMillis === null ? null : elapsed / state.loadSeconds;
    byId('bar').hidden = share === null || state.verdict !== undefined;
    if (share !== null) {
      byId('bar').value = Math.min(1, share);
      byId('bar').setAttribute('aria-label', `Elapsed share of the ${ofPhase ? state.phase : 'load'}`);
    }
    show('left', left());
    show('phase-note', isAhead() && state.phase !== 'waiting for Start' && !state.verdict
      ? 'Not measured. The figures begin with the load.' : '');
  };

  const left = () => {
    if (state.verdict) {
      return '';
    }
    if (state.phase !== 'load') {
      return state.phaseLeftMillis === null ? ''
        : state.phaseLeftMillis > 0 ? `about ${clock(Math.ceil(state.phaseLeftMillis / 1000))} left` : 'nearly done';
    }
    if (state.leftMillis === null) {
      return 'until every user has done its tasks';
    }
    return state.leftMillis > 0
      ? `${clock(Math.ceil(state.leftMillis / 1000))} left`
      : 'last requests ending';
  };

  const asked = state => state.dial && state.dial.locked === null && state.phase === 'load' && !state.stopping && !state.verdict;
  const dial = () => {
    const found = state.dial;
    byId('dial').hidden = !found;
    if (!found) {
      return;
    }
    const level = number(found.level);
    show('dial-now', found.paused ? 'paused' : `${level} ${found.unit}`);
    show('dial-requests', found.requestsPerLevel === null || found.paused
      ? '' : `about ${number(found.level * found.requestsPerLevel)} requests/s`);
    show('dial-unit', `${found.unit}, at most ${number(found.ceiling)}`);
    show('dial-pause', found.paused ? 'Resume' : 'Pause');
    byId('dial-form').hidden = !asked(state);
    show('dial-locked', state.phase === 'load' ? found.locked ?? '' : '');
    if (byId('dial-changes').children.length !== found.changes.length) {
      byId('dial-changes').replaceChildren(
        ...found.changes.map(it => make('li', '', it.sentence)));
    }
  };

  const figures = () => {
    show('users', count(state.users));
    show('rate', number(state.requestsPerSecond));
    show('rate-mean', `${number(state.averagePerSecond)} since the start`);
    show('requests', count(state.requests));
    show('failed', count(state.ko));
    show('failed-share', `${percent(state.errorRate)} of all`);
    byId('failed-tile').classList.toggle('bad', state.ko > 0);
    times(byId('recent'), state.recent);
    times(byId('since-start'), state.sinceStart);
  };

  const times = (row, percentiles) => {
    [percentiles.p50, percentiles.p95, percentiles.p99].forEach((value, i) => {
      row.cells[i + 1].textContent = millis(value);
    });
  };

  const WORDS = { MISSED: '✗ missed', UNDECIDED: '○ undecided', MET: '✓ met' };
  const MARKS = { MISSED: '✗', UNDECIDED: '○', MET: '✓' };
  const nonBreaking = text => text.replace(/ (\S+)$/, '\u00a0$1');

  /* A column is a metric; its cells have the objective of that metric under the figure. */
  const COLUMNS = [
    ['request rate', row => `${number(row.requestsPerSecond)}/s`], ['error rate', row => percent(row.errorRate)],
    ['p50', row => millis(row.p50)], ['p95', row => millis(row.p95)], ['p99', row => millis(row.p99)],
  ];
  const cellOf = (row, [metric, text], objectives) => {
    const found = objectives.find(it => it.subject === row.subject && it.metric === metric);
    const cell = make('td', found ? `figure ${found.state.toLowerCase()}` : 'figure');
    cell.append(make('span', 'value', row.requests === 0 ? '–' : text(row)));
    if (found) {
      const bound = make('span', 'bound');
      const mark = make('span', '', MARKS[found.state]);
      mark.setAttribute('aria-hidden', 'true');
      bound.append(mark, make('span', 'hidden', `${found.state.toLowerCase()}, `), ` ${nonBreaking(found.target)}`);
      cell.append(bound);
    }
    return cell;
  };
  const table = objectives => {
    const made = make('table', 'objectives');
    const head = made.createTHead().insertRow();
    ['State', 'Scope', 'Metric', 'So far', 'Objective'].forEach(name => {
      const cell = make('th', '', name);
      cell.scope = 'col';
      head.append(cell);
    });
    const body = made.createTBody();
    objectives.forEach(it => {
      const row = body.insertRow();
      row.append(
        make('td', `state ${it.state.toLowerCase()}`, WORDS[it.state]),
        make('td', '', it.subject), make('td', '', it.metric),
        make('td', 'value', it.actual === '' ? 'no data' : it.actual),
        make('td', '', nonBreaking(it.target)));
    });
    return made;
  };

  let shownObjectives = '';
  const objectives = () => {
    const text = JSON.stringify([state.rows, state.objectives, state.verdict?.status]);
    if (text === shownObjectives) {
      return;
    }
    shownObjectives = text;
    const those = name => state.objectives.filter(it => it.state === name).length;
    const undecided = those('UNDECIDED');
    show('objectives-count', state.objectives.length === 0 ? 'no objectives'
      : `${those('MET')} objectives met, ${those('MISSED')} missed${undecided > 0 ? `, ${undecided} undecided` : ''}`);
    show('endpoints-note', state.verdict ? 'Since the start of the load, worst first.'
      : 'Since the start of the load, worst first, as if the run ended now. Objectives without data yet, and the request rate of the whole run, are undecided.');
    byId('endpoints').replaceChildren(...state.rows.map(it => {
      const row = make('tr');
      const head = make('th', '', it.subject);
      head.scope = 'row';
      if (it.beside) {
        head.append(make('span', 'more', ' no request'));
      }
      row.append(head, make('td', 'figure', count(it.requests)), ...COLUMNS.map(column => cellOf(it, column, state.objectives)));
      return row;
    }));
    const columns = COLUMNS.map(([metric]) => metric);
    const others = state.objectives.filter(it => !columns.includes(it.metric));
    byId('others').hidden = others.length === 0;
    show('others-summary', `${others.length} ${others.length === 1 ? 'objective' : 'objectives'} of other metrics, ${others.filter(it => it.state === 'MISSED').length} missed`);
    byId('others-table').replaceChildren(...(others.length > 0 ? [table(others)] : []));
  };

  let shownErrors = '';
  const errors = () => {
    const text = JSON.stringify(state.errors);
    if (text === shownErrors) {
      return;
    }
    shownErrors = text;
    show('errors-count', state.errors.length > 0 ? `${state.errors.length}` : '');
    byId('no-errors').hidden = state.errors.length > 0;
    byId('errors').replaceChildren(...state.errors.map(it => {
      const item = make('li');
      const cause = make('div', 'cause');
      cause.append(make('h3', '', it.cause),
        make('span', '', `${count(it.count)}, ${percent(it.share)} of the errors`));
      item.append(cause);
      if (it.endpoints.length > 0) {
        item.append(make('p', 'more', `at ${it.endpoints.join(', ')}`));
      }
      const example = make('p');
      example.append(make('code', '', it.example));
      item.append(example, make('p', 'more', it.hint));
      return item;
    }));
  };

  /* What all do is what the tiles say, so that both agree; of the rest the worst is told. */
  const injectors = () => {
    const all = state.injectors;
    byId('injectors').hidden = all.length === 0;
    if (all.length === 0) {
      return;
    }
    const worst = name => Math.max(...all.map(it => it[name]));
    const lost = all.filter(it => it.lost).length;
    show('injectors-count', lost > 0 ? `${all.length - lost} of ${all.length}` : `${all.length}`);
    const rows = [...all, {
      name: 'all', requests: state.requests, ko: state.ko,
      requestsPerSecond: state.requestsPerSecond, p95: state.sinceStart.p95,
      cpu: worst('cpu'), delayMillis: worst('delayMillis'), worst: 'up to ',
    }];
    byId('injector-rows').replaceChildren(...rows.map(it => {
      const row = make('tr', it.lost ? 'lost' : it.worst ? 'all' : '');
      const head = make('th', '', it.lost ? `${it.name}, lost` : it.name);
      head.scope = 'row';
      row.append(head, ...[
        count(it.requests), count(it.ko), number(it.requestsPerSecond), millis(it.p95),
        `${it.worst ?? ''}${percent(it.cpu)}`, `${it.worst ?? ''}${millis(it.delayMillis)}`,
      ].map(text => make('td', '', text)));
      return row;
    }));
  };

  const tile = (name, text) => {
    const made = make('div', 'tile');
    made.append(make('dt', '', name), make('dd', '', text));
    return made;
  };

  const facts = () => {
    byId('facts-part').hidden = state.facts.length === 0;
    byId('facts').replaceChildren(...state.facts.map(it => tile(it.name, it.text)));
  };

  const resources = () => {
    const found = state.resources;
    byId('no-resources').hidden = found !== undefined;
    if (found === undefined) {
      return;
    }
    const cores = value => `${value.toFixed(2)} cores`;
    const rows = [
      ['CPU', found.cpu, percent], ['Memory', found.memory, percent],
      ['Injector', found.injectorCores, cores], ['Target', found.targetCores, cores],
      ['GC pauses', found.gcPauseMillis, millis], ['Longest delay', found.delayMillis, millis],
    ].filter(([, value]) => value !== null);
    byId('resources').replaceChildren(...rows.map(([name, value, text]) => tile(name, text(value))));
  };

  const MOST_REASONS = 3;
  const items = reasons => reasons.map(reason => make('li', '', reason));
  const verdict = () => {
    const found = state.verdict;
    byId('verdict').hidden = found === undefined;
    if (found !== undefined) {
      byId('verdict').className = `verdict ${found.status.toLowerCase()}`;
      show('verdict-status', found.status);
      const rest = found.reasons.slice(MOST_REASONS);
      byId('verdict-reasons').replaceChildren(...items(found.reasons.slice(0, MOST_REASONS)));
      byId('verdict-rest').hidden = rest.length === 0;
      show('verdict-more', `${rest.length} more`);
      byId('verdict-others').replaceChildren(...items(rest));
    }
  };

  /* The run's server ends with the run: the page keeps the report and the files that it links to, to open them later. */
  const MOST_KEPT = 32 * 2 ** 20;
  const kept = (parts, type) => URL.createObjectURL(new Blob(parts, { type }));
  const keepFiles = async html => {
    const page = new DOMParser().parseFromString(html, 'text/html');
    let bytes = 0;
    for (const link of page.querySelectorAll('.files a[href]')) {
      const name = link.getAttribute('href');
      const answer = bytes < MOST_KEPT && !name.includes('/') ? await fetch(`report/${name}`) : null;
      if (answer?.ok) {
        const content = await answer.blob();
        bytes += content.size;
        link.href = kept([content], content.type);
        link.download = name;
      } else {
        link.removeAttribute('href');
      }
    }
    const note = page.querySelector('.files + .note');
    if (note) {
      note.textContent = `This is a copy kept by the live page: its links work while that page is open. All files are in the run's folder, beside ${state.report}.`;
    }
    return `<!DOCTYPE html>\n${page.documentElement.outerHTML}`;
  };
  const keepReport = async () => {
    if (state.report === undefined || !byId('report-line').hidden) {
      return;
    }
    byId('report-line').hidden = false;
    show('report-where', state.report);
    byId('report').href = state.report;
    try {
      const answer = await fetch('report');
      if (answer.ok) {
        const html = await answer.text();
        byId('report').href = kept([html], 'text/html');
        byId('report').href = kept([await keepFiles(html)], 'text/html');
      }
      await post('taken', {});
    } catch (problem) {
      show('report-where', `${state.report} (this page could not keep all of it: ${problem.message})`);
    }
    finish();
  };

  const sections = () => {
    const begun = !isAhead() || state.elapsedSeconds > 0;
    ['figures', 'history'].forEach(id => { byId(id).hidden = !begun; });
    show('charts-title', points.length >= MOST_POINTS ? 'The last ten minutes' : 'Since the start of the load');
  };

  const stoppable = () => {
    byId('start').hidden = state.phase !== 'waiting for Start' || !stream;
    const phases = ['warm-up', 'set-up', 'load', 'clean-up'];
    byId('stop').hidden = state.verdict !== undefined;
    byId('stop').disabled = state.verdict !== undefined || state.stopping || !stream || !phases.includes(state.phase);
    show('stop', state.stopping && !state.verdict ? 'Stopping' : 'Stop the run');
    if (byId('stop').disabled && byId('sure').open) {
      byId('sure').close();
    }
  };

  const announce = before => {
    const missed = list => list.filter(it => it.state === 'MISSED').length;
    if (state.verdict && before?.verdict) {
      return;
    }
    if (state.verdict) {
      say(`The run is finished: ${state.verdict.status}. ${state.verdict.reasons[0]}`, true);
    } else if (!before || before.phase !== state.phase) {
      say(`${state.title}: ${state.phase}`, true);
    } else if (missed(before.objectives) !== missed(state.objectives)) {
      say(`${missed(state.objectives)} objectives are missed so far`);
    } else if (before.errors.length !== state.errors.length && state.errors.length > 0) {
      say(`Errors: ${state.errors.map(it => `${it.cause} ${count(it.count)}`).join(', ')}`);
    }
  };

  const render = next => {
    const before = state;
    state = next;
    document.title = `${state.verdict ? state.verdict.status : state.phase} – ${state.title}`;
    show('title', state.title);
    show('target', [state.target, state.run].filter(it => it !== '').join(', run '));
    verdict();
    progress();
    sections();
    dial();
    figures();
    objectives();
    errors();
    injectors();
    facts();
    resources();
    stoppable();
    if (!byId('history').hidden) {
      draw(false);
    }
    announce(before);
    if (state.verdict) {
      connected('over', 'Finished');
      keepReport();
    }
  };

  /* Connection */
  const connected = (className, text) => {
    byId('connection').className = `connection ${className}`;
    show('connection-text', text);
  };

  const finish = () => {
    stream?.close();
    stream = null;
    stoppable();
  };

  const received = (event, take) => {
    const next = JSON.parse(event.data);
    if (server !== null && server !== next.server) {
      location.reload();  // another run has taken the port, and this page's token is not its own
      return;
    }
    server = next.server;
    if (!next.verdict) {
      connected('live', 'Live');
    }
    take(next);
    render(next);
  };

  const lost = () => {
    if (state?.verdict) {
      finish();
      return;
    }
    connected('lost', 'Connection lost, reconnecting');
    if (state) {
      byId('stop').disabled = true;
    }
    if (stream.readyState === EventSource.CLOSED) {
      setTimeout(connect, RETRY_MILLIS);
    }
  };

  const connect = () => {
    stream = new EventSource('events');
    stream.addEventListener('complete', event => received(event, next => {
      points = next.history;
    }));
    stream.addEventListener('next', event => received(event, next => {
      points = points.concat(next.points).slice(-MOST_POINTS);
    }));
    stream.addEventListener('error', lost);
  };

  /* Stopping */
  byId('stop').addEventListener('click', () => {
    show('stop-problem', '');
    byId('sure').showModal();
  });

  const post = (path, form) => fetch(path, {
    method: 'POST', headers: { 'X-Salvo-Token': token }, body: new URLSearchParams(form),
  });
  const tried = async (problem, request, done) => {
    show(problem, '');
    try {
      const answer = await request();
      const text = (await answer.text()).trim();
      if (answer.ok) {
        done(text);
      } else {
        show(problem, text);
      }
    } catch (failure) {
      show(problem, `The run did not answer: ${failure.message}`);
    }
  };

  byId('stop-now').addEventListener('click', () =>
    tried('stop-problem', () => post('stop', {}), () => byId('sure').close()));

  byId('start').addEventListener('click', () =>
    tried('start-problem', () => post('start', {}), text => say(text, true)));

  /* The dial */
  byId('dial-form').addEventListener('submit', event => {
    event.preventDefault();
    const level = byId('dial-level').value.trim();
    const ramp = byId('dial-ramp').value.trim() || '0 s';
    tried('dial-problem', () => post('level', { level, ramp }), text => say(text, true));
  });
  byId('dial-pause').addEventListener('click', () =>
    tried('dial-problem', () => post(state.dial.paused ? 'resume' : 'pause', {}),
      text => say(text, true)));

  darkness.addEventListener('change', () => draw(true));
  new ResizeObserver(() => drawn.forEach(it => {
    it.uplot?.setSize({ width: it.plot.clientWidth, height: it.plot.clientHeight });
  })).observe(byId('charts'));

  connect();
})();
