/* Charts, sorting and filtering. Everything else of the page is there without it. */
(() => {
  "use strict";

  const data = JSON.parse(document.getElementById("data").textContent);
  const DASHES = [[], [8, 4], [2, 3], [10, 3, 2, 3], [5, 2], [14, 4]];
  const COLOURS = 6;
  const X_AXIS = 30;
  const Y_AXIS = 66;
  const PRINT_WIDTH = 660;
  const MOST_POINTS = 30;
  const ROOM_FOR_MARKS = 1.35;
  const CURVE = 2;
  const SVG = "http://www.w3.org/2000/svg";

  const element = (tag, className, text) => {
    const created = document.createElement(tag);
    created.className = className;
    created.textContent = text;
    return created;
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
    document.documentElement.classList.contains("printing") ? PRINT_WIDTH : plot.clientWidth;

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
  const seconds = Array.from({ length: data.steps }, (_, index) => index * data.stepSeconds);
  const toolbar = document.getElementById("zoom");
  let shown = { min: 0, max: lastSecond };
  let charts = [];

  /* One zoom for all charts, kept within the run and no closer than two steps. */
  const zoomTo = (min, max) => {
    const span = Math.min(lastSecond, Math.max(max - min, 2 * data.stepSeconds));
    const from = Math.min(Math.max(0, min), lastSecond - span);
    shown = { min: from, max: from + span };
    charts.forEach((chart) => chart.setScale("x", shown));
    showRange();
  };

  const showRange = () => {
    const whole = shown.min === 0 && shown.max === lastSecond;
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

  const yAxis = (unit) => {
    const ofSplits = (chart, splits) =>
      splits.map((value) => {
        const inSeconds = unit === "ms" && splits[splits.length - 1] >= 1000;
        return inSeconds ? `${Number((value / 1000).toFixed(2))} s` : withUnit(value, unit);
      });
    return axis({ size: Y_AXIS, values: unit === "cores" ? undefined : ofSplits });
  };

  /* All points where there are few; else those that no line leads to. */
  const points = (values, colourOf) => ({
    size: 5,
    fill: colourOf,
    show: (at, series, first, last) => last - first <= MOST_POINTS,
    filter: (at, series, show) =>
      show
        ? null
        : values.flatMap((value, i) =>
            value !== null && (values[i - 1] ?? null) === null && (values[i + 1] ?? null) === null
              ? [i]
              : []),
  });

  const timeChart = (chart) => {
    const figure = document.getElementById(`chart-${chart.id}`);
    const plot = figure.querySelector(".plot");
    let drawn;
    const key = legend(figure, chart.series, false, (index, show) =>
      drawn.setSeries(index + 1, { show }));
    const readOut = (at) => {
      const index = at.cursor.idx;
      const any = index !== null && index !== undefined;
      key.at.textContent = any ? `${runTime(seconds[index])} (${clock(seconds[index])})` : "";
      chart.series.forEach((series, i) => {
        const value = any ? series.values[index] : null;
        key.values[i].textContent = value === null ? "" : withUnit(value, chart.unit);
      });
    };
    drawn = new uPlot(
      {
        width: chartWidth(plot),
        height: plot.clientWidth < 500 ? 170 : 210,
        padding: [10, 28, 0, 0],
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
          y: { range: (at, min, max) => [0, max > 0 ? max * 1.06 : 1] },
        },
        axes: [
          axis({
            size: X_AXIS,
            incrs: [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400],
            values: (at, splits) => splits.map(runTime),
          }),
          yAxis(chart.unit),
        ],
        series: [
          {},
          ...chart.series.map((series, index) => ({
            label: series.label,
            stroke: seriesColour(index, series.failed),
            width: 1.5,
            dash: seriesDash(index),
            points: points(series.values, seriesColour(index, series.failed)),
          })),
        ],
        hooks: { setSelect: [ofSelection], setCursor: [readOut], draw: [changes] },
      },
      [seconds, ...chart.series.map((series) => series.values)],
      plot,
    );
    drawn.setScale("x", shown);
    return drawn;
  };

  /* Where the load was changed by hand. */
  const changes = (chart) => {
    const context = chart.ctx;
    const { min, max } = chart.scales.x;
    context.save();
    context.strokeStyle = colour("text");
    context.setLineDash([2 * uPlot.pxRatio, 3 * uPlot.pxRatio]);
    data.changes
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

  /* Where percentiles lie in the distribution, each line with its name at its own height. */
  const marks = (chart) => {
    const { from, to, marks: all } = data.distribution;
    const context = chart.ctx;
    const ratio = uPlot.pxRatio;
    context.save();
    context.strokeStyle = colour("text");
    context.fillStyle = colour("text");
    context.lineWidth = ratio;
    context.font = `${12 * ratio}px system-ui, sans-serif`;
    all.forEach((mark, index) => {
      const bucket = to.findIndex((end) => mark.millis < end);
      const within = (mark.millis - from[bucket]) / (to[bucket] - from[bucket]);
      const x = chart.valToPos(bucket - 0.5 + within, "x", true);
      const top = chart.bbox.top + index * 15 * ratio;
      context.setLineDash([4 * ratio, 3 * ratio]);
      context.beginPath();
      context.moveTo(x, top);
      context.lineTo(x, chart.bbox.top + chart.bbox.height);
      context.stroke();
      const fits = x + 4 * ratio + context.measureText(mark.label).width < context.canvas.width;
      context.textAlign = fits ? "left" : "right";
      context.fillText(mark.label, x + (fits ? 4 : -4) * ratio, top + 11 * ratio);
    });
    context.restore();
  };

  const distributionChart = () => {
    const figure = document.getElementById("distribution");
    const plot = figure.querySelector(".plot");
    const { from, to, ok, ko } = data.distribution;
    const key = legend(figure, [{ label: "ok" }, { label: "failed", failed: true }], true);
    const readOut = (at) => {
      const index = at.cursor.idx;
      const any = index !== null && index !== undefined;
      key.at.textContent = any ? `${millis(from[index])} to less than ${millis(to[index])}` : "";
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
        height: 230,
        padding: [8, 28, 0, 0],
        legend: { show: false },
        cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
        scales: {
          x: { time: false, range: [-0.5, from.length - 0.5] },
          y: { range: (at, min, max) => [0, max * ROOM_FOR_MARKS] },
        },
        axes: [
          axis({
            size: X_AXIS,
            incrs: [1, 2, 5, 10, 20, 50],
            space: 56,
            values: (at, splits) =>
              splits.map((index) => (from[index] === undefined ? "" : millis(from[index]))),
          }),
          axis({ size: Y_AXIS, values: (at, splits) => splits.map(number) }),
        ],
        series: [{}, bars(false), bars(true)],
        hooks: { setCursor: [readOut], draw: [marks] },
      },
      [
        from.map((_, index) => index),
        ok.map((count, index) => count + ko[index] || null),
        ko.map((count) => count || null),
      ],
      plot,
    );
  };

  /* Of times in whole ms, of which 0 has no place on a logarithmic axis. */
  const logarithmic = (value) => Math.max(value, 0.5);

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

  let distribution = [];

  const draw = () => {
    [...charts, ...distribution].forEach((chart) => chart.destroy());
    charts = data.charts.map(timeChart);
    distribution = [
      ...(data.distribution.from.length > 0 ? [distributionChart()] : []),
      ...(data.capacity?.levels.length > 0 ? [capacityChart()] : []),
    ];
  };

  const resize = () => {
    [...charts, ...distribution].forEach((chart) => {
      const width = chartWidth(chart.root.parentElement);
      if (width !== chart.width) {
        chart.setSize({ width, height: chart.height });
      }
    });
  };

  const openAll = () =>
    document.querySelectorAll("details:not([open])").forEach((details) => {
      details.open = true;
      details.dataset.closed = "";
    });

  const closeAgain = () =>
    document.querySelectorAll("details[data-closed]").forEach((details) => {
      details.open = false;
      delete details.dataset.closed;
    });

  const print = (printing) => {
    document.documentElement.classList.toggle("printing", printing);
    (printing ? openAll : closeAgain)();
    draw();
  };

  const startCharts = () => {
    draw();
    if (toolbar) {
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
    window.addEventListener("resize", resize);
    window.addEventListener("beforeprint", () => print(true));
    window.addEventListener("afterprint", () => print(false));
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  };

  /* ---- Tables ---- */

  const figureOf = (row, column) => Number(row.cells[column].dataset.value ?? NaN);

  const textOf = (row, column) => row.cells[column].textContent.trim();

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
    const before = heading.getAttribute("aria-sort");
    const ascending = before === null ? !numeric : before === "descending";
    table.querySelectorAll("th[aria-sort]").forEach((other) => other.removeAttribute("aria-sort"));
    heading.setAttribute("aria-sort", ascending ? "ascending" : "descending");
    const body = table.tBodies[0];
    const order = compare(heading.cellIndex, numeric, ascending ? 1 : -1);
    body.append(...[...body.rows].sort(order));
  };

  const makeSortable = (table) =>
    table.querySelectorAll("th[data-sort]").forEach((heading) => {
      const button = element("button", "", heading.textContent);
      button.type = "button";
      button.addEventListener("click", () => sort(table, heading));
      heading.replaceChildren(button);
    });

  const makeFilter = (form) => {
    const rows = [...document.getElementById(form.dataset.filters).tBodies[0].rows];
    const text = form.querySelector("input");
    const selects = [...form.querySelectorAll("select")];
    selects.forEach((select) => {
      const values = new Set(rows.map((row) => textOf(row, select.dataset.filter)));
      values.delete("");
      [...values].sort().forEach((value) => select.append(new Option(value)));
    });
    const apply = () => {
      const wanted = text.value.trim().toLowerCase();
      rows.forEach((row) => {
        const named = row.querySelector("th").textContent.toLowerCase().includes(wanted);
        const chosen = selects.every(
          (select) => select.value === "" || textOf(row, select.dataset.filter) === select.value);
        row.hidden = !(named && chosen);
      });
      const left = rows.filter((row) => !row.hidden).length;
      form.querySelector("output").textContent = `${left} of ${rows.length} shown`;
    };
    form.addEventListener("input", apply);
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

  document.querySelectorAll("time.local").forEach(addLocalTime);
  document.querySelectorAll("table.sortable").forEach(makeSortable);
  document.querySelectorAll("form.filter").forEach(makeFilter);
  startCharts();
})();
