/* Charts, figures of a part of the run, sorting, filtering and links. All else is there without it. */
(() => {
  "use strict";

  const data = JSON.parse(document.getElementById("data").textContent);
  const root = document.documentElement;
  const DASHES = [[], [8, 4], [2, 3], [10, 3, 2, 3], [5, 2], [14, 4]];
  const COLOURS = 6;
  const X_AXIS = 26;
  const Y_AXIS = 58;
  const PRINT_WIDTH = 220;
  const MOST_POINTS = 30;
  const MOST_BINS = 120;
  const MOST_BINS_OF_RUN = 300;
  const ROOM_FOR_MARKS = 1.35;
  const CURVE = 2;
  const CLOSE = 0.1;
  const SVG = "http://www.w3.org/2000/svg";

  const element = (tag, className, text = "") => {
    const created = document.createElement(tag);
    created.className = className;
    created.textContent = text;
    return created;
  };

  /* ---- Packed numbers ---- */

  const DIGIT = [];
  let digits = 0;
  for (let code = 33; code <= 126; code++) {
    DIGIT[code] = "\"&'<>\\".includes(String.fromCharCode(code)) ? undefined : digits++;
  }
  const BASE = digits / 2;

  /* A reader of one whole number after another. */
  const reader = (text) => {
    let at = 0;
    return {
      more: () => at < text.length,
      next: () => {
        let value = 0;
        let place = 1;
        for (;;) {
          const digit = DIGIT[text.charCodeAt(at++)];
          if (digit < BASE) {
            return value + digit * place;
          }
          value += (digit - BASE) * place;
          place *= BASE;
        }
      },
    };
  };

  const unpacked = ({ label, failed, scale, values }) => {
    const packed = reader(values);
    const all = [];
    let last = 0;
    while (packed.more()) {
      const number = packed.next();
      if (number > 0) {
        const signed = number - 1;
        last += signed % 2 === 1 ? -(signed + 1) / 2 : signed / 2;
      }
      all.push(number === 0 ? null : last / scale);
    }
    return { label, failed, values: all };
  };

  data.charts.forEach((chart) => {
    chart.series = chart.series.map(unpacked);
  });

  /* ---- Counts of each step ---- */

  const counts = data.counts;

  /* For each time seen in a step: the step, the time, how often, below 0 where it failed. */
  const unpackedCounts = (text) => {
    const packed = reader(text);
    const [steps, millis, times] = [[], [], []];
    let step = -1;
    const add = (time, count) => {
      steps.push(step);
      millis.push(time);
      times.push(count);
    };
    const list = (sign) => {
      let last = 0;
      for (let left = packed.next(); left > 0; left--) {
        const code = packed.next();
        last += Math.floor(code / 2);
        add(last, sign * (code % 2 === 1 ? packed.next() + 2 : 1));
      }
    };
    while (packed.more()) {
      const head = packed.next();
      step += Math.floor(head / 4) + 1;
      if (head % 4 === 0) {
        add(packed.next(), 1);
      }
      if (head % 2 === 1) {
        list(1);
      }
      if (head % 4 >= 2) {
        list(-1);
      }
    }
    return { steps, millis, times };
  };

  const sets = [];
  const setOf = (part) => (sets[part] ??= unpackedCounts(counts.sets[part]));

  const firstAt = (steps, step) => {
    let [low, high] = [0, steps.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (steps[middle] < step) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  };

  const stepAt = (second) =>
    (second * 1000 - counts.beginMillis) / (counts.stepSeconds * 1000);

  /* From the first step that is shown to the one after the last. */
  const shownSteps = () => [
    shown.min === 0 ? 0 : Math.floor(stepAt(shown.min)),
    shown.max === lastSecond ? Math.ceil(stepAt(lastSecond)) : Math.floor(stepAt(shown.max)),
  ];

  /* Calls visit(step, millis, count) for all of some sets that ended within some steps. */
  const each = (parts, from, to, visit) =>
    parts.forEach((part) => {
      const { steps, millis, times } = setOf(part);
      for (let i = firstAt(steps, from); i < steps.length && steps[i] < to; i++) {
        visit(steps[i], millis[i], times[i]);
      }
    });

  const newTally = () => ({ ok: new Map(), ko: new Map(), requests: 0, failures: 0, sum: 0 });

  const count = (tally, millis, times) => {
    const often = Math.abs(times);
    const of = times < 0 ? tally.ko : tally.ok;
    of.set(millis, (of.get(millis) ?? 0) + often);
    tally.requests += often;
    tally.failures += times < 0 ? often : 0;
    tally.sum += millis * often;
  };

  const tallied = (parts, from, to) => {
    const tally = newTally();
    each(parts, from, to, (step, millis, times) => count(tally, millis, times));
    return tally;
  };

  const sorted = (...maps) => {
    const all = new Map();
    maps.forEach((map) => map.forEach((often, time) => all.set(time, (all.get(time) ?? 0) + often)));
    return [...all].sort(([one], [other]) => one - other);
  };

  /* By nearest rank, as in the rest of the page. */
  const percentile = (times, percent) => {
    const all = times.reduce((sum, [, often]) => sum + often, 0);
    const rank = Math.max(1, Math.ceil((percent * all) / 100 - 1e-9));
    let seen = 0;
    return times.find(([, often]) => (seen += often) >= rank)?.[0] ?? null;
  };

  /* The speed of streams is counted as the time that so many tokens take. */
  const SPEED = "streamTokensPerSecond.p";
  const PACE_TOKENS = 100;
  const isOfTokens = (key) => key === "tokensPerSecond" || key.startsWith(SPEED);
  const isRate = (key) => key === "minRps" || key === "tokensPerSecond";
  const speed = (times, percent) =>
    (1000 * PACE_TOKENS) / Math.max(1, percentile(times, 100 - percent));

  const valueOf = (tally, key, seconds) => {
    const { requests, failures, sum } = tally;
    if (key === "requests") {
      return requests;
    }
    if (isRate(key)) {
      return requests / seconds;
    }
    if (requests === 0) {
      return null;
    }
    tally.times ??= sorted(tally.ok, tally.ko);
    switch (key) {
      case "errorRate":
        return failures / requests;
      case "goodput":
        return 1 - failures / requests;
      case "mean":
        return sum / requests;
      case "max":
        return tally.times[tally.times.length - 1][0];
      default:
        return key.startsWith(SPEED)
          ? speed(tally.times, Number(key.slice(SPEED.length)))
          : percentile(tally.times, Number(key.slice(1)));
    }
  };

  /* ---- Figures ---- */

  /* Half a unit rounds up, also where the nearest binary number lies a little below it. */
  const number = (value) =>
    Math.abs(value) >= 100
      ? Math.round(value).toLocaleString("en")
      : String(Number((value * (1 + Number.EPSILON)).toPrecision(3)));

  const millis = (value) =>
    value < 999.5 ? `${number(value)} ms` : `${number(value / 1000)} s`;

  const withUnit = (value, unit) => {
    if (unit === "ms") {
      return millis(value);
    }
    return unit === "" || unit === "/s" ? number(value) + unit : `${number(value)} ${unit}`;
  };

  const textOfMetric = (value, key) => {
    if (value === null) {
      return "-";
    }
    switch (key) {
      case "requests":
        return value.toLocaleString("en");
      case "minRps":
        return `${number(value)}/s`;
      case "errorRate":
      case "goodput":
        return `${number(100 * value)} %`;
      default:
        return isOfTokens(key) ? `${number(value)} tokens/s` : millis(value);
    }
  };

  const runTime = (seconds) => {
    const two = (value) => String(value).padStart(2, "0");
    const whole = Math.round(seconds);
    const minutes = Math.floor(whole / 60);
    return whole < 3600
      ? `${minutes}:${two(whole % 60)}`
      : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(whole % 60)}`;
  };

  const clock = (seconds) =>
    new Date(data.startMillis + seconds * 1000).toLocaleTimeString("en-GB");

  /* ---- Charts ---- */

  const colour = (name) =>
    getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

  const colourName = (index, failed) => (failed ? "failed" : `series-${(index % COLOURS) + 1}`);

  const seriesColour = (index, failed) => colour(colourName(index, failed));

  /* Colours and patterns repeat at different lengths, so that many lines stay apart. */
  const seriesDash = (index) =>
    DASHES[(index + Math.floor(index / COLOURS)) % DASHES.length];

  const axis = (more) => ({
    stroke: colour("muted"),
    font: "12px system-ui, sans-serif",
    grid: { stroke: colour("grid"), width: 1 },
    ticks: { stroke: colour("grid"), width: 1, size: 5 },
    ...more,
  });

  const chartWidth = (plot) =>
    root.classList.contains("printing") ? PRINT_WIDTH : plot.clientWidth;

  const isVisible = (plot) => plot.checkVisibility();

  const sample = (index, failed, bar) => {
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("width", bar ? "12" : "28");
    svg.setAttribute("height", "10");
    svg.setAttribute("aria-hidden", "true");
    const line = document.createElementNS(SVG, "line");
    Object.entries({ x1: 0, y1: 5, x2: bar ? 12 : 28, y2: 5 }).forEach(([key, value]) =>
      line.setAttribute(key, value));
    line.setAttribute("stroke", `var(--${colourName(index, failed)})`);
    line.setAttribute("stroke-width", bar ? "10" : "2.5");
    if (!bar) {
      line.setAttribute("stroke-dasharray", seriesDash(index).join(" "));
    }
    svg.append(line);
    return svg;
  };

  /* The series' names beside a sample of their lines; at the cursor also their values. */
  const legend = (figure, all, bar, toggle) => {
    const place = figure.querySelector(".legend");
    place.replaceChildren();
    const values = all.map((series, index) => {
      const key = element(toggle ? "button" : "span", "key", "");
      const value = element("span", "value", "");
      key.append(sample(index, series.failed, bar), element("span", "", series.label), value);
      place.append(key);
      if (toggle) {
        key.type = "button";
        key.setAttribute("aria-pressed", "true");
        key.addEventListener("click", () => {
          const shown = key.getAttribute("aria-pressed") !== "true";
          key.setAttribute("aria-pressed", String(shown));
          toggle(index, shown);
        });
      }
      return value;
    });
    const at = element("span", "at", "");
    place.append(at);
    return { values, at };
  };

  const lastSecond = data.steps * data.stepSeconds;
  const runSeconds = Array.from({ length: data.steps }, (_, index) => index * data.stepSeconds);
  const toolbar = document.getElementById("zoom");
  const stepSeconds = counts ? counts.stepSeconds : data.stepSeconds;
  let shown = { min: 0, max: lastSecond };
  let drawn = [];

  const isWhole = () => shown.min === 0 && shown.max === lastSecond;

  /* All points where there are few; else those that no line leads to. */
  const points = (valuesOf, colourOf) => ({
    size: 5,
    fill: colourOf,
    show: (at, series, first, last) => last - first <= MOST_POINTS,
    filter: (at, series, show) =>
      show
        ? null
        : valuesOf().flatMap((value, i, all) =>
            value !== null && (all[i - 1] ?? null) === null && (all[i + 1] ?? null) === null
              ? [i]
              : []),
  });

  const vertical = (chart, seconds, dash, name) => {
    const context = chart.ctx;
    const { min, max } = chart.scales.x;
    context.save();
    context.strokeStyle = colour(name);
    context.setLineDash(dash.map((length) => length * uPlot.pxRatio));
    seconds
      .filter((second) => second >= min && second <= max)
      .forEach((second) => {
        const x = Math.round(chart.valToPos(second, "x", true));
        context.beginPath();
        context.moveTo(x, chart.bbox.top);
        context.lineTo(x, chart.bbox.top + chart.bbox.height);
        context.stroke();
      });
    context.restore();
  };

  /* Where stages of the load begin, and where it was changed by hand. */
  const marksOfLoad = (chart) => {
    vertical(chart, data.stages, [1, 3], "muted");
    vertical(chart, data.changes, [2, 3], "text");
  };

  /* Each objective as a line with its name. */
  const objectives = (limits) => (chart) => {
    const context = chart.ctx;
    const ratio = uPlot.pxRatio;
    const { left, top, width, height } = chart.bbox;
    context.save();
    context.strokeStyle = colour("bad");
    context.fillStyle = colour("bad");
    context.lineWidth = ratio;
    context.setLineDash([6 * ratio, 3 * ratio]);
    context.font = `${11 * ratio}px system-ui, sans-serif`;
    context.textAlign = "right";
    limits.forEach(({ label, value }) => {
      const y = Math.round(chart.valToPos(value, "y", true));
      if (y < top || y > top + height) {
        return;
      }
      context.beginPath();
      context.moveTo(left, y);
      context.lineTo(left + width, y);
      context.stroke();
      const above = y < top + 14 * ratio ? y + 12 * ratio : y - 3 * ratio;
      context.save();
      context.setLineDash([]);
      context.lineWidth = 4 * ratio;
      context.strokeStyle = colour("surface");
      context.strokeText(label, left + width - 2 * ratio, above);
      context.restore();
      context.fillText(label, left + width - 2 * ratio, above);
    });
    context.restore();
  };

  /* Only whole powers of ten are written, and some between where there are few. */
  const logSplits = (chart, splits) => {
    const { min, max } = chart.scales.y;
    const few = max / min <= 100;
    return splits.map((value) => {
      const mantissa = value / 10 ** Math.floor(Math.log10(value) + 1e-9);
      const isRound = few ? [1, 2, 5].some((it) => Math.abs(mantissa - it) < 1e-6) : Math.abs(mantissa - 1) < 1e-6;
      return isRound ? millis(value) : "";
    });
  };

  const linear = (unit) => (chart, splits) =>
    splits.map((value) => {
      const inSeconds = unit === "ms" && splits[splits.length - 1] >= 1000;
      return inSeconds ? `${Number((value / 1000).toFixed(2))} s` : withUnit(value, unit);
    });

  const timeAxis = () =>
    axis({
      size: X_AXIS,
      incrs: [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400],
      values: (at, splits) => splits.map(runTime),
    });

  /* Of times in whole ms, of which 0 has no place on a logarithmic axis. */
  const logarithmic = (value) => (value === null ? null : Math.max(value, 0.5));

  /* One chart over the run's time; again() shows another part of it. */
  const timeChart = (figure, { unit, limits = [], height, log }, contents) => {
    const plot = figure.querySelector(".plot");
    let seconds;
    let lines;
    const load = () => {
      const { seconds: xs, series } = contents();
      seconds = xs;
      lines = log ? series.map((it) => ({ ...it, values: it.values.map(logarithmic) })) : series;
      return [seconds, ...lines.map((line) => line.values)];
    };
    const first = load();
    let chart;
    const key = legend(figure, lines, false, (index, show) => chart.setSeries(index + 1, { show }));
    const readOut = (at) => {
      const index = at.cursor.idx;
      const any = index !== null && index !== undefined;
      key.at.textContent = any ? `${runTime(seconds[index])} (${clock(seconds[index])})` : "";
      lines.forEach((line, i) => {
        const value = any ? line.values[index] : null;
        key.values[i].textContent = value === null ? "" : withUnit(value, unit);
      });
    };
    const most = Math.max(0, ...limits.map((it) => it.value));
    const least = Math.min(Infinity, ...limits.map((it) => it.value));
    chart = new uPlot(
      {
        width: chartWidth(plot),
        height,
        padding: [8, 22, 0, 0],
        legend: { show: false },
        cursor: {
          y: false,
          drag: { x: true, y: false, setScale: false },
          bind: { dblclick: () => () => zoomBy.reset() },
          sync: {
            key: "run",
            filters: { pub: (type) => type === "mousemove" || type === "mouseleave" },
          },
        },
        scales: {
          x: { time: false, range: (at, min, max) => [min, max] },
          y: log
            ? {
                distr: 3,
                range: (at, min, max) =>
                  uPlot.rangeLog(Math.min(min ?? 1, least) / 1.1, Math.max(max ?? 10, most) * 1.1, 10, false),
              }
            : { range: (at, min, max) => [0, Math.max(max ?? 0, most) * 1.06 || 1] },
        },
        axes: [timeAxis(), axis({ size: Y_AXIS, values: log ? logSplits : linear(unit) })],
        series: [
          {},
          ...lines.map((line, index) => ({
            label: line.label,
            stroke: seriesColour(index, line.failed),
            width: 1.5,
            dash: seriesDash(index),
            points: points(() => lines[index].values, seriesColour(index, line.failed)),
          })),
        ],
        hooks: { setSelect: [ofSelection], setCursor: [readOut], draw: [marksOfLoad, objectives(limits)] },
      },
      first,
      plot,
    );
    chart.again = () => {
      chart.setData(load(), false);
      chart.setScale("x", shown);
    };
    chart.setScale("x", shown);
    return chart;
  };

  /* Where percentiles lie in the distribution, each line with its name at its own height. */
  const percentiles = (bounds, tally) => (chart) => {
    const context = chart.ctx;
    const ratio = uPlot.pxRatio;
    context.save();
    context.strokeStyle = colour("text");
    context.fillStyle = colour("text");
    context.lineWidth = ratio;
    context.font = `${12 * ratio}px system-ui, sans-serif`;
    [50, 95, 99].forEach((percent, index) => {
      const value = valueOf(tally, `p${percent}`);
      const label = `p${percent} ${millis(value)}`;
      const bucket = bounds.findIndex(([, to]) => value < to);
      const [from, to] = bounds[bucket];
      const x = chart.valToPos(bucket - 0.5 + (value - from) / (to - from), "x", true);
      const top = chart.bbox.top + index * 15 * ratio;
      context.setLineDash([4 * ratio, 3 * ratio]);
      context.beginPath();
      context.moveTo(x, top);
      context.lineTo(x, chart.bbox.top + chart.bbox.height);
      context.stroke();
      const fits = x + 4 * ratio + context.measureText(label).width < context.canvas.width;
      context.textAlign = fits ? "left" : "right";
      context.fillText(label, x + (fits ? 4 : -4) * ratio, top + 11 * ratio);
    });
    context.restore();
  };

  /* From the shortest to the longest time, ten to a decade where whole milliseconds allow it. */
  const boundsOf = (least, most) => {
    const bounds = [];
    let from = 0;
    for (let step = 0; from <= most; step++) {
      const to = Math.round(10 ** (step / 10));
      if (to > from) {
        if (to > least) {
          bounds.push([from, to]);
        }
        from = to;
      }
    }
    return bounds;
  };

  const distributionChart = (figure, tally, height) => {
    const plot = figure.querySelector(".plot");
    const times = sorted(tally.ok, tally.ko);
    const bounds = boundsOf(times[0][0], times[times.length - 1][0]);
    const within = (of) => {
      const often = bounds.map(() => 0);
      of.forEach((seen, time) => {
        often[bounds.findIndex(([, to]) => time < to)] += seen;
      });
      return often;
    };
    const [ok, ko] = [within(tally.ok), within(tally.ko)];
    const key = legend(figure, [{ label: "ok" }, { label: "failed", failed: true }], true);
    const readOut = (at) => {
      const index = at.cursor.idx;
      const any = index !== null && index !== undefined;
      key.at.textContent = any ? `${millis(bounds[index][0])} to less than ${millis(bounds[index][1])}` : "";
      key.values[0].textContent = any ? number(ok[index]) : "";
      key.values[1].textContent = any ? number(ko[index]) : "";
    };
    const bars = (failed) => ({
      stroke: seriesColour(0, failed),
      fill: seriesColour(0, failed),
      paths: uPlot.paths.bars({ size: [0.85, 60] }),
      points: { show: false },
    });
    return new uPlot(
      {
        width: chartWidth(plot),
        height,
        padding: [8, 22, 0, 0],
        legend: { show: false },
        cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
        scales: {
          x: { time: false, range: [-0.5, bounds.length - 0.5] },
          y: { range: (at, min, max) => [0, max * ROOM_FOR_MARKS] },
        },
        axes: [
          axis({
            size: X_AXIS,
            incrs: [1, 2, 5, 10, 20, 50],
            space: 56,
            values: (at, splits) => splits.map((index) => (bounds[index] ? millis(bounds[index][0]) : "")),
          }),
          axis({ size: Y_AXIS, values: (at, splits) => splits.map(number) }),
        ],
        series: [{}, bars(false), bars(true)],
        hooks: { setCursor: [readOut], draw: [percentiles(bounds, tally)] },
      },
      [
        bounds.map((_, index) => index),
        ok.map((often, index) => often + ko[index] || null),
        ko.map((often) => often || null),
      ],
      plot,
    );
  };

  /* Levels of a search: filled marks hold, crosses break, rings are not decided. */
  const outcomes = (levels) => (chart) => {
    const context = chart.ctx;
    const size = 5 * uPlot.pxRatio;
    context.save();
    context.lineWidth = 2 * uPlot.pxRatio;
    context.setLineDash([]);
    levels.forEach(({ level, p50, p95, outcome }) => {
      [p50, p95].forEach((value, index) => {
        const x = chart.valToPos(level, "x", true);
        const y = chart.valToPos(logarithmic(value), "y", true);
        context.strokeStyle = seriesColour(index, false);
        context.fillStyle = outcome === "holds" ? seriesColour(index, false) : colour("surface");
        context.beginPath();
        if (outcome === "breaks") {
          context.moveTo(x - size, y - size);
          context.lineTo(x + size, y + size);
          context.moveTo(x - size, y + size);
          context.lineTo(x + size, y - size);
        } else {
          context.arc(x, y, size, 0, 2 * Math.PI);
          context.fill();
        }
        context.stroke();
      });
    });
    context.restore();
  };

  /* Between the levels and beyond them, as the fitted curve has it. */
  const fitted = (points) => (chart) => {
    const context = chart.ctx;
    context.save();
    context.beginPath();
    context.rect(chart.bbox.left, chart.bbox.top, chart.bbox.width, chart.bbox.height);
    context.clip();
    context.strokeStyle = seriesColour(CURVE, false);
    context.lineWidth = 2 * uPlot.pxRatio;
    context.setLineDash(seriesDash(CURVE).map((length) => length * uPlot.pxRatio));
    context.beginPath();
    points.forEach(({ level, millis: value }) =>
      context.lineTo(chart.valToPos(level, "x", true), chart.valToPos(value, "y", true)));
    context.stroke();
    context.restore();
  };

  const capacityChart = () => {
    const plot = document.querySelector("#capacity-chart .plot");
    const levels = [...data.capacity.levels].sort((one, other) => one.level - other.level);
    const { curve } = data.capacity;
    const drawn = curve.length > 0 ? [{ label: "p95, fitted for information: it decides nothing" }] : [];
    const key = legend(document.getElementById("capacity-chart"), [{ label: "p50" }, { label: "p95" }, ...drawn]);
    const readOut = (at) => {
      const level = levels[at.cursor.idx ?? -1];
      key.at.textContent = level ? `${number(level.level)} ${data.capacity.unit}: ${level.outcome}` : "";
      key.values[0].textContent = level ? millis(level.p50) : "";
      key.values[1].textContent = level ? millis(level.p95) : "";
    };
    const series = (index) => ({
      stroke: seriesColour(index, false),
      width: 1.5,
      dash: seriesDash(index),
      points: { show: false },
    });
    return new uPlot(
      {
        width: chartWidth(plot),
        height: 230,
        padding: [10, 28, 0, 0],
        legend: { show: false },
        cursor: { y: false, drag: { x: false, y: false } },
        scales: {
          x: { time: false, range: (at, min, max) => [0, max * 1.05] },
          y: { distr: 3, range: (at, min, max) => uPlot.rangeLog(min / 1.1, max * 1.1, 10, false) },
        },
        axes: [
          axis({ size: X_AXIS, values: (at, splits) => splits.map(number) }),
          axis({ size: Y_AXIS, values: (at, splits) => splits.map((it) => (it === null ? "" : millis(it))) }),
        ],
        series: [{}, series(0), series(1)],
        hooks: { setCursor: [readOut], draw: [fitted(curve), outcomes(levels)] },
      },
      [
        levels.map((it) => it.level),
        levels.map((it) => logarithmic(it.p50)),
        levels.map((it) => logarithmic(it.p95)),
      ],
      plot,
    );
  };

  /* Steps of some requests, joined so that a chart has not too many points. */
  const binned = (parts, most) => {
    const [from, to] = shownSteps();
    const width = Math.max(1, Math.ceil((to - from) / most));
    const bins = Array.from({ length: Math.ceil((to - from) / width) }, newTally);
    each(parts, from, to, (step, time, often) => count(bins[Math.floor((step - from) / width)], time, often));
    const begin = counts.beginMillis / 1000 + from * stepSeconds;
    return { bins, seconds: bins.map((_, i) => begin + i * width * stepSeconds), length: width * stepSeconds };
  };

  /* The times of what succeeded; what failed has a line of its own. */
  const timesOf = (bins, withFailed) => {
    const line = (percent) => ({
      label: `p${percent}`,
      values: bins.map((it) => percentile(sorted(it.ok), percent)),
    });
    const failed = withFailed
      ? [{ label: "failed, p95", failed: true, values: bins.map((it) => percentile(sorted(it.ko), 95)) }]
      : [];
    return [line(99), line(95), line(50), ...failed];
  };

  const ratesOf = (bins, length, withFailed) => {
    const line = (label, of, failed) => ({ label, failed, values: bins.map((it) => of(it) / length) });
    const failed = withFailed
      ? [line("failed", (it) => it.failures, true)]
      : [];
    return [line("finished", (it) => it.requests), ...failed];
  };

  const heights = { strip: 172, own: 150, multiples: 120 };

  const heightOf = (figure) => {
    const place = figure.parentElement;
    return heights[Object.keys(heights).find((it) => place.className.includes(it))] ?? 200;
  };

  const totalParts = () => partsOf(document.querySelector(".tiles"));

  /* The highest value of each part of the time. */
  const highest = (seconds, length) => (series) => ({
    ...series,
    values: seconds.map((second) => {
      const from = Math.max(0, Math.floor(second / data.stepSeconds));
      const to = Math.max(from + 1, Math.ceil((second + length) / data.stepSeconds));
      const known = series.values.slice(from, to).filter((it) => it !== null);
      return known.length > 0 ? Math.max(...known) : null;
    }),
  });

  /* Of all requests: from the counts, so that times are of what succeeded and no line is crowded. */
  const ofCounts = ({ id, series }) => {
    const { bins, seconds, length } = binned(totalParts(), MOST_BINS_OF_RUN);
    const thinned = highest(seconds, length);
    if (id === "users") {
      return { seconds, series: series.map(thinned) };
    }
    const withFailed = data.charts.some((it) => it.series.some((line) => line.failed));
    if (id === "times") {
      return { seconds, series: timesOf(bins, withFailed) };
    }
    const [finished, ...failed] = ratesOf(bins, length, withFailed);
    const offered = series.filter((it) => it.label === "offered").map(thinned);
    return { seconds, series: [finished, ...offered, ...failed] };
  };

  const FROM_COUNTS = ["load", "times", "users"];

  const runChart = (chart) => {
    const figure = document.getElementById(`chart-${chart.id}`);
    if (!isVisible(figure.querySelector(".plot"))) {
      return [];
    }
    const contents = () =>
      counts && FROM_COUNTS.includes(chart.id)
        ? ofCounts(chart)
        : { seconds: runSeconds, series: chart.series };
    return [timeChart(figure, { ...chart, height: heightOf(figure), log: chart.id === "times" }, contents)];
  };

  const emptyFigure = (title) => {
    const figure = element("figure", "chart");
    const plot = element("div", "plot");
    plot.role = "img";
    plot.ariaLabel = title;
    figure.append(element("h3", "", title), element("div", "legend"), plot);
    return figure;
  };

  /* The charts of an endpoint that is open, or of all requests. */
  const ownCharts = (body) => {
    const place = body.querySelector(".own-charts");
    const parts = partsOf(body.querySelector(".row"));
    place.replaceChildren();
    if (!counts || parts.length === 0) {
      return [];
    }
    const name = body.dataset.name;
    const tally = tallied(parts, ...shownSteps());
    if (tally.requests === 0) {
      place.append(element("p", "note", "No request in this part of the run."));
      return [];
    }
    const { bins, seconds, length } = binned(parts, MOST_BINS);
    const limits = [...body.querySelectorAll(".row [data-limit]")]
      .filter((cell) => /^(p\d|mean|max)/.test(cell.dataset.m))
      .map((cell) => ({ label: `${cell.dataset.m} ${cell.querySelector("small").textContent}`, value: Number(cell.dataset.limit) }));
    const withFailed = tally.failures > 0;
    const rates = () => ({ seconds, series: ratesOf(bins, length, withFailed) });
    const times = () => ({ seconds, series: timesOf(bins, withFailed) });
    const figures = ["Requests per second", "Response times", "Distribution"].map((title) =>
      emptyFigure(`${title}: ${name}`));
    // All of them first: each is as wide as it will be once the others stand beside it.
    place.append(...figures);
    return [
      timeChart(figures[0], { unit: "/s", height: heights.own }, rates),
      timeChart(figures[1], { unit: "ms", limits, height: heights.own, log: true }, times),
      distributionChart(figures[2], tally, heights.own),
    ];
  };

  const openBodies = () =>
    [...document.querySelectorAll("tbody.endpoint:not([hidden]):has(.detail.open)")];

  let own = [];

  const drawOwn = () => {
    own.forEach((chart) => chart.destroy());
    own = openBodies().flatMap(ownCharts);
  };

  const draw = () => {
    drawn.forEach((chart) => chart.destroy());
    drawn = [
      ...data.charts.flatMap(runChart),
      ...(data.capacity?.levels.length > 0 ? [capacityChart()] : []),
    ];
    drawOwn();
  };

  const resize = () =>
    [...drawn, ...own].forEach((chart) => {
      const width = chartWidth(chart.root.parentElement);
      if (width > 0 && width !== chart.width) {
        chart.setSize({ width, height: chart.height });
      }
    });

  /* ---- A part of the run ---- */

  /* One part for all charts and tables: whole steps within the run, two at the least. */
  const zoomTo = (min, max) => {
    const least = 2 * stepSeconds;
    const span = Math.min(lastSecond, Math.max(max - min, least));
    const from = Math.min(Math.max(0, min), lastSecond - span);
    const whole = (second, round) => round(second / stepSeconds) * stepSeconds;
    shown = {
      min: whole(from, Math.floor),
      max: Math.min(lastSecond, whole(from + span, Math.ceil)),
    };
    showRange();
    recount();
    drawn.forEach((chart) => chart.again?.());
    drawOwn();
    writeHash();
  };

  const showRange = () => {
    const whole = isWhole();
    document.getElementById("shown").textContent = whole
      ? "The whole run"
      : `${runTime(shown.min)} to ${runTime(shown.max)}`;
    const disabled = {
      reset: whole,
      out: whole,
      earlier: shown.min === 0,
      later: shown.max === lastSecond,
    };
    toolbar.querySelectorAll("button").forEach((button) => {
      button.disabled = Boolean(disabled[button.dataset.zoom]);
    });
    root.classList.toggle("ranged", !whole);
  };

  const zoomBy = {
    reset: () => zoomTo(0, lastSecond),
    in: (span) => zoomTo(shown.min + span / 4, shown.max - span / 4),
    out: (span) => zoomTo(shown.min - span / 2, shown.max + span / 2),
    earlier: (span) => zoomTo(shown.min - span / 2, shown.max - span / 2),
    later: (span) => zoomTo(shown.min + span / 2, shown.max + span / 2),
  };

  const ofSelection = (chart) => {
    if (chart.select.width > 4) {
      const left = chart.posToVal(chart.select.left, "x");
      const right = chart.posToVal(chart.select.left + chart.select.width, "x");
      chart.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
      zoomTo(left, right);
    }
  };

  const partsOf = (row) =>
    (row?.dataset.parts ?? "").split(" ").filter((it) => it !== "").map(Number);

  const standingOf = (value, limit, key) => {
    if (key === "goodput") {
      return standingOf(1 - value, 1 - limit, "errorRate");
    }
    const isMost = key !== "minRps" && !isOfTokens(key);
    if (isMost ? value > limit : value < limit) {
      return (isMost ? value >= 2 * limit : 2 * value <= limit) ? "far" : "missed";
    }
    const left = limit === 0 ? 1 : Math.abs(limit - value) / limit;
    return left < CLOSE ? "close" : "met";
  };

  const WORDS = { far: "missed by far", missed: "missed", close: "close", met: "met" };
  const STANDINGS = [...Object.keys(WORDS), "noted"];
  const before = new Map();

  /* A figure as it was written for the whole run. */
  const remember = (cell) => {
    if (!before.has(cell)) {
      before.set(cell, {
        className: cell.className,
        value: cell.dataset.value,
        text: cell.querySelector(".v").textContent,
        word: cell.querySelector(".sr")?.textContent,
      });
    }
    return before.get(cell);
  };

  const write = (cell, { className, value, text, word }) => {
    cell.className = className;
    cell.dataset.value = value;
    cell.querySelector(".v").textContent = text;
    if (cell.querySelector(".sr")) {
      cell.querySelector(".sr").textContent = word;
    }
  };

  const figureIn = (cell, tally, seconds) => {
    const { m: key, limit } = cell.dataset;
    const isKnown = (key !== "goodput" && !isOfTokens(key)) || limit !== undefined;
    const value = isKnown ? valueOf(tally, key, seconds) : null;
    const judged = limit !== undefined && value !== null;
    let standing = judged ? standingOf(value, Number(limit), key) : "";
    if (!judged && key === "errorRate" && value > 0) {
      standing = "noted";
    }
    const other = remember(cell).className.split(" ").filter((it) => !STANDINGS.includes(it));
    return {
      className: [...other, standing].join(" ").trim(),
      value: value ?? NaN,
      text: textOfMetric(value, key),
      word: WORDS[standing] ?? "",
    };
  };

  /* Every table that can be counted for a part of the run. */
  const recount = () => {
    if (!counts) {
      return;
    }
    const [from, to] = shownSteps();
    document.querySelectorAll("[data-parts]").forEach((row) => {
      const cells = [...row.querySelectorAll("[data-m]")];
      if (isWhole()) {
        cells.filter((cell) => before.has(cell)).forEach((cell) => write(cell, before.get(cell)));
        return;
      }
      const tally = tallied(partsOf(row), from, to);
      cells.forEach((cell) => write(cell, figureIn(cell, tally, shown.max - shown.min)));
    });
    document.querySelectorAll(".tile .failures").forEach((it) => {
      it.textContent = tallied(totalParts(), from, to).failures.toLocaleString("en");
    });
    recountRest(from, to);
    showFigures();
  };

  const instant = (second) => data.startMillis + second * 1000;

  const recountRest = (from, to) => {
    const [begin, end] = [instant(shown.min), instant(shown.max)];
    document.querySelectorAll("tr[data-at]").forEach((row) => {
      row.hidden = !isWhole() && (Number(row.dataset.at) < begin || Number(row.dataset.at) >= end);
    });
    document.querySelectorAll(".cluster").forEach((cause) => {
      const { first, last } = cause.dataset;
      const counted = cause.querySelector("[data-parts] [data-m]");
      const none = counted
        ? Number(counted.dataset.value) === 0
        : Number(last) < begin || Number(first) >= end;
      cause.classList.toggle("outside", !isWhole() && none);
    });
    const line = document.getElementById("errors-in-range");
    if (line) {
      line.hidden = isWhole();
      const { failures, requests } = tallied(totalParts(), from, to);
      line.textContent = `${failures.toLocaleString("en")} of ${requests.toLocaleString("en")} requests failed in this part of the run. Pale causes did not occur in it.`;
    }
  };

  /* ---- Figures beside requests ---- */

  const bodies = [...document.querySelectorAll("tbody.endpoint")];
  const figuresOf = (body) => bodies.filter((it) => it.dataset.of === body.dataset.name);
  const requestOf = (body) =>
    bodies.find((it) => !("of" in it.dataset) && it.dataset.name === body.dataset.of);
  const folds = new Map();
  const unfolded = new Set();

  /* What misses an objective, or nearly, is never folded. */
  const isNotable = (body) => body.querySelector(".row > :is(.far, .missed, .close)") !== null;

  const isFolded = (body, isWanted) => {
    const request = requestOf(body);
    return request !== undefined && isWanted(request) && !unfolded.has(request) && !isNotable(body);
  };

  const counted = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

  const wordsOf = (figures) => {
    const folding = figures.filter((it) => !isNotable(it));
    const more = folding.length < figures.length ? "more figure" : "figure";
    const met = folding.reduce((sum, it) => sum + it.querySelectorAll(".row > .met").length, 0);
    return counted(folding.length, more) + (met > 0 ? `, ${counted(met, "objective")} met` : "");
  };

  const allFigures = document.querySelector("button.all-figures");

  const showFigures = () => {
    if (!allFigures) {
      return;
    }
    folds.forEach((button, body) => {
      const figures = figuresOf(body);
      button.firstChild.textContent = wordsOf(figures);
      button.ariaExpanded = String(unfolded.has(body));
      button.hidden = figures.every(isNotable);
    });
    allFigures.textContent = unfolded.size < folds.size ? "Show all figures" : "Fold the figures";
    filters.get(allFigures.form)();
  };

  const unfold = (request) => {
    if (request && !unfolded.has(request)) {
      unfolded.add(request);
      showFigures();
    }
  };

  const foldable = (body) => {
    const button = element("button", "figures");
    button.type = "button";
    button.append(element("span", ""), element("span", "sr", ` of ${body.dataset.name}`));
    button.addEventListener("click", () => {
      if (!unfolded.delete(body)) {
        unfolded.add(body);
      }
      showFigures();
      drawOwn();
    });
    body.querySelector(".row th").append(button);
    folds.set(body, button);
  };

  const startFigures = () => {
    bodies.filter((it) => !("of" in it.dataset) && figuresOf(it).length > 0).forEach(foldable);
    allFigures?.addEventListener("click", () => {
      const all = [...folds.keys()];
      const open = all.every((it) => unfolded.has(it));
      all.forEach((it) => (open ? unfolded.delete(it) : unfolded.add(it)));
      showFigures();
      drawOwn();
    });
    showFigures();
  };

  /* ---- Links ---- */

  const wanted = () => new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");

  let lastOpened = "";

  const writeHash = () => {
    const parts = [];
    if (lastOpened !== "") {
      parts.push(`endpoint=${encodeURIComponent(lastOpened)}`);
    }
    if (!isWhole()) {
      parts.push(`range=${shown.min}-${shown.max}`);
    }
    const hash = parts.length > 0 ? `#${parts.join("&")}` : "";
    if (hash !== "" || location.hash.includes("=")) {
      history.replaceState(null, "", location.pathname + location.search + hash);
    }
  };

  const toggle = (body, open) => {
    const detail = body.querySelector(".detail");
    detail.classList.toggle("open", open);
    detail.querySelector("details").open = open;
    body.querySelector(".open[href]").ariaExpanded = String(open);
    if (open) {
      unfold(requestOf(body));
      lastOpened = body.dataset.name;
    } else if (lastOpened === body.dataset.name) {
      lastOpened = "";
    }
    drawOwn();
  };

  const follow = () => {
    const link = wanted();
    const range = /^(\d+)-(\d+)$/.exec(link.get("range") ?? "");
    if (range && data.steps > 0) {
      zoomTo(Number(range[1]), Number(range[2]));
    }
    const found =
      bodies.find((body) => body.dataset.name === link.get("endpoint")) ??
      document.getElementById(location.hash.slice(1))?.closest("tbody.endpoint");
    if (found) {
      toggle(found, true);
      writeHash();
      found.scrollIntoView();
    }
    const cause = [...document.querySelectorAll(".cluster")].find(
      (it) => it.dataset.cause === link.get("cause"));
    cause?.scrollIntoView();
  };

  const startMatrix = () =>
    bodies.forEach((body) => {
      const link = body.querySelector("a.open");
      link.ariaExpanded = "false";
      link.addEventListener("click", (event) => {
        event.preventDefault();
        toggle(body, !body.querySelector(".detail").classList.contains("open"));
        writeHash();
      });
    });

  /* ---- Printing ---- */

  const print = (printing) => {
    root.classList.toggle("printing", printing);
    draw();
  };

  const startCharts = () => {
    draw();
    if (data.steps > 0) {
      toolbar.hidden = false;
      showRange();
      toolbar.addEventListener("click", (event) => {
        const action = event.target.dataset.zoom;
        if (action) {
          zoomBy[action](shown.max - shown.min);
        }
      });
      document.addEventListener("keydown", (event) => {
        if (event.key === "Escape" && !event.target.matches("input, select")) {
          zoomBy.reset();
        }
      });
    }
    document.querySelectorAll("details.machines").forEach((it) => it.addEventListener("toggle", draw));
    window.addEventListener("resize", resize);
    window.addEventListener("beforeprint", () => print(true));
    window.addEventListener("afterprint", () => print(false));
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  };

  /* ---- Tables ---- */

  /* What is sorted and filtered: the endpoints of the matrix with what they open to, else rows. */
  const unitsOf = (table) =>
    table.classList.contains("matrix")
      ? [...table.tBodies].filter((body) => !body.querySelector("#endpoint-all"))
      : [...table.tBodies[0].rows];

  const cellOf = (unit, column) => (unit.rows ? unit.rows[0] : unit).cells[column];

  const figureOf = (unit, column) => Number(cellOf(unit, column).dataset.value ?? NaN);

  const nameIn = (cell) => (cell.querySelector("a.open") ?? cell).textContent.trim();

  const textOf = (unit, column) => nameIn(cellOf(unit, column));

  /* A row without a figure comes last, whichever way the others go. */
  const compare = (column, numeric, direction) => (one, two) => {
    if (!numeric) {
      return direction * textOf(one, column).localeCompare(textOf(two, column), "en");
    }
    const [first, second] = [figureOf(one, column), figureOf(two, column)];
    if (Number.isNaN(first) || Number.isNaN(second)) {
      return Number(Number.isNaN(first)) - Number(Number.isNaN(second));
    }
    return direction * (first - second);
  };

  const sort = (table, heading) => {
    const numeric = heading.dataset.sort === "number";
    const last = heading.getAttribute("aria-sort");
    const ascending = last === null ? !numeric : last === "descending";
    table.tHead.querySelectorAll("th[aria-sort]").forEach((other) => other.removeAttribute("aria-sort"));
    heading.setAttribute("aria-sort", ascending ? "ascending" : "descending");
    const units = unitsOf(table)
      .filter((unit) => !("of" in unit.dataset))
      .sort(compare(heading.cellIndex, numeric, ascending ? 1 : -1));
    if (table.classList.contains("matrix")) {
      table.tHead.after(...units.flatMap((unit) => [unit, ...figuresOf(unit)]));
    } else {
      table.tBodies[0].append(...units);
    }
  };

  const makeSortable = (table) =>
    table.tHead.querySelectorAll("th[data-sort]").forEach((heading) => {
      const button = element("button", "", heading.textContent);
      button.type = "button";
      button.addEventListener("click", () => sort(table, heading));
      heading.replaceChildren(button);
    });

  /* What applies each. */
  const filters = new Map();

  const makeFilter = (form) => {
    const units = unitsOf(document.getElementById(form.dataset.filters));
    const text = form.querySelector("input");
    const selects = [...form.querySelectorAll("select")];
    selects.forEach((select) => {
      const values = new Set(units.map((unit) => textOf(unit, select.dataset.filter)));
      values.delete("");
      [...values].sort().forEach((value) => select.append(new Option(value)));
    });
    const apply = () => {
      const name = text.value.trim().toLowerCase();
      const isWanted = (unit) =>
        nameIn(unit.querySelector("th")).toLowerCase().includes(name) &&
        selects.every(
          (select) => select.value === "" || textOf(unit, select.dataset.filter) === select.value);
      units.forEach((unit) => {
        unit.hidden = !isWanted(unit) || isFolded(unit, isWanted);
      });
      const left = units.filter((unit) => !unit.hidden).length;
      form.querySelector("output").textContent = `${left} of ${units.length} shown`;
    };
    filters.set(form, apply);
    form.addEventListener("input", () => {
      apply();
      drawOwn();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.hidden = false;
    apply();
  };

  const addLocalTime = (time) => {
    const instant = new Date(time.dateTime);
    if (instant.getTimezoneOffset() !== 0) {
      const style = { dateStyle: "medium", timeStyle: "long" };
      time.after(` (here ${instant.toLocaleString(undefined, style)})`);
    }
  };

  /* How exactly a part of the run is counted, where that is not to the second and the millisecond. */
  const tellDetail = () => {
    const hint = document.querySelector("#summary .hint");
    if (hint && counts && stepSeconds > 1) {
      hint.append(` Part of a run is counted in steps of ${stepSeconds} s.`);
    }
    if (hint && counts?.grain > 0) {
      hint.append(` Its times are rounded up by less than ${Math.ceil(100 / counts.grain)} %.`);
    }
  };

  root.classList.add("js");
  tellDetail();
  document.querySelectorAll("time.local").forEach(addLocalTime);
  document.querySelectorAll("table.sortable").forEach(makeSortable);
  document.querySelectorAll("form.filter").forEach(makeFilter);
  startMatrix();
  startFigures();
  startCharts();
  follow();
  window.addEventListener("hashchange", follow);
})();
