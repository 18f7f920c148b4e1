// What a page can do beyond being read: filters, lanes, the curve over what is left, themes. Without it everything is shown.
"use strict";
(() => {
  const STEP = 100;
  const all = (root, selector) => Array.from(root.querySelectorAll(selector));

  // ---- the curve, as journeyctl.render.curve draws it ------------------------------------------------------------
  const short = (value) => String(Math.round(value * 100) / 100);

  function smooth(points) {
    if (points.length < 1) return "";
    const slopes = [];
    for (let i = 1; i < points.length; i += 1) {
      slopes.push((points[i][1] - points[i - 1][1]) / (points[i][0] - points[i - 1][0]));
    }
    const ends = points.map((_, i) => {
      if (!slopes.length) return 0;
      if (i === 0) return slopes[0];
      if (i === slopes.length) return slopes[i - 1];
      const [one, two] = [slopes[i - 1], slopes[i]];
      return one * two <= 0 ? 0 : (2 * one * two) / (one + two);
    });
    let path = `M${short(points[0][0])} ${short(points[0][1])}`;
    for (let i = 1; i < points.length; i += 1) {
      const [[x, y], [toX, toY]] = [points[i - 1], points[i]];
      const third = (toX - x) / 3;
      path += `C${[x + third, y + ends[i - 1] * third, toX - third, toY - ends[i] * third, toX, toY].map(short).join(" ")}`;
    }
    return path;
  }

  function area(points, zero) {
    if (points.length < 2) return "";
    const [first, last] = [points[0], points[points.length - 1]];
    return `M${short(first[0])} ${zero}L${smooth(points).slice(1)}L${short(last[0])} ${zero}Z`;
  }

  // ---- a table that can be narrowed ------------------------------------------------------------------------------
  class Sheet {
    constructor(tools) {
      this.tools = tools;
      this.key = tools.dataset.sheet;
      this.table = document.getElementById(this.key);
      this.filters = all(tools, "input[data-kind]");
      this.lanes = all(tools, "input[data-lane]");
      this.status = tools.querySelector(".status");
      this.clear = tools.querySelector(".clear");
      this.columns = all(this.table, ".columns > th[data-tags]");
      this.tags = this.columns.map((th) => new Set(th.dataset.tags.split(" ").filter(Boolean)));
      this.count = this.tags.filter((tags) => tags.size).length || this.columns.length;
      this.rows = all(this.table, "tr.lane");
      this.groups = all(this.table, "colgroup").slice(1);
      this.bands = all(this.table, "tr.stages, tr.goals").map((row) => all(row, "[colspan]"));
      this.cols = all(this.table, "colgroup > col").slice(1);
      this.spans = this.groups.map((group) => group.children.length || group.span);
      this.paths = all(this.table, "path[data-points]").map((path) => ({
        path,
        under: path.id.endsWith("-line-1") ? document.getElementById(`${this.key}-area`) : null,
        points: path.dataset.points.split(" ").filter(Boolean).map((pair) => pair.split(":").map(Number)),
      }));
      tools.hidden = false;
      tools.addEventListener("change", () => this.changed());
      this.clear.addEventListener("click", () => {
        this.set({});
        this.changed();
        tools.querySelector("summary").focus();
      });
    }

    /** What is chosen, by kind: ids of filters that are on, and lanes that are off. */
    chosen() {
      const found = {};
      const add = (kind, value) => { (found[kind] ||= []).push(value); };
      this.filters.filter((box) => box.checked).forEach((box) => add(box.dataset.kind, box.value));
      this.lanes.filter((box) => !box.checked).forEach((box) => add("off", box.value));
      return found;
    }

    set(chosen) {
      this.filters.forEach((box) => { box.checked = (chosen[box.dataset.kind] || []).includes(box.value); });
      this.lanes.forEach((box) => { box.checked = !(chosen.off || []).includes(box.value); });
      this.show();
    }

    changed() {
      this.show();
      remember();
    }

    show() {
      const chosen = this.chosen();
      const kinds = Object.keys(chosen).filter((kind) => kind !== "off");
      const seen = this.tags.map((tags) => kinds.every((kind) => chosen[kind].some((id) => tags.has(`${kind}:${id}`))));
      this.narrow(seen, seen.filter(Boolean).length);
      this.rows.forEach((row) => row.classList.toggle("gone", (chosen.off || []).includes(row.dataset.lane)));
      all(this.table, "tbody").forEach((body) => {
        const line = body.querySelector("tr.line");
        if (line) line.classList.toggle("gone", !body.querySelector("tr.lane:not(.gone)"));
      });
      all(this.table, "[data-persona]").forEach((part) => {
        part.classList.toggle("gone", Boolean(chosen.persona) && !chosen.persona.includes(part.dataset.persona));
      });
      const shown = kinds.length ? seen.filter(Boolean).length : this.count;
      this.say(chosen, shown);
    }

    narrow(seen, count) {
      [this.columns, this.cols].forEach((parts) => parts.forEach((part, i) => part.classList.toggle("gone", !seen[i])));
      let first = 0;
      this.spans.forEach((span, i) => {
        const left = seen.slice(first, first + span).filter(Boolean).length;
        first += span;
        [this.groups[i], ...this.bands.map((cells) => cells[i])].forEach((part) => {
          part.classList.toggle("gone", left === 0);
          if (left) part[part.tagName === "COLGROUP" ? "span" : "colSpan"] = left;
        });
      });
      const place = [];
      seen.forEach((shown, i) => { place[i] = shown ? place.reduce((sum, at) => sum + (at >= 0 ? 1 : 0), 0) : -1; });
      this.rows.forEach((row) => {
        Array.from(row.cells).slice(1).forEach((cell, i) => {
          cell.classList.toggle("gone", !seen[i]);
          const lines = seen[i] && cell.querySelector(".lines");
          if (lines) lines.setAttribute("viewBox", `${place[i] * STEP} 0 ${STEP} ${lines.viewBox.baseVal.height}`);
        });
      });
      const wide = this.columns.reduce((sum, th, i) => sum + (seen[i] ? (th.classList.contains("quiet") ? 0.6 : 1) : 0), 0);
      this.table.style.setProperty("--columns", Math.max(0.6, wide || count));
      all(this.table, "tr.line > th").forEach((th) => { th.colSpan = count + 1; });
      this.paths.forEach(({ path, under, points }) => {
        const left = points.filter(([column]) => seen[column]).map(([column, y]) => [(place[column] + 0.5) * STEP, y]);
        path.setAttribute("d", smooth(left));
        if (under) under.setAttribute("d", area(left, Number(under.dataset.zero)));
      });
    }

    say(chosen, count) {
      const narrowed = Object.keys(chosen).length > 0;
      if (this.status) {
        const { all: whole, some } = this.status.dataset;
        this.status.textContent = count === this.count ? whole : some.replace("{shown}", count);
      }
      this.clear.disabled = !narrowed;
      all(this.tools, ".menu").forEach((menu) => {
        const boxes = all(menu, "input");
        const on = boxes.filter((box) => box.checked).length;
        const lanes = boxes.some((box) => box.dataset.lane);
        const set = lanes ? on < boxes.length : on > 0;
        menu.classList.toggle("set", set);
        menu.querySelector(".count").textContent = set ? (lanes ? `${on}/${boxes.length}` : on) : "";
      });
    }
  }

  const sheets = all(document, ".tools").map((tools) => new Sheet(tools));

  // ---- the address remembers: #map-first-order-1.persona=ana,ben&map-first-order-1.off=thoughts --------------------
  function remember() {
    const parts = sheets.flatMap((sheet) => Object.entries(sheet.chosen()).map(
      ([kind, ids]) => `${sheet.key}.${kind}=${ids.map(encodeURIComponent).join(",")}`,
    ));
    const address = parts.length ? `#${parts.join("&")}` : location.pathname + location.search;
    history.replaceState(null, "", address);
  }

  function recall(scroll) {
    const address = location.hash.slice(1);
    if (address && !address.includes("=")) return;
    const states = Object.create(null);
    address.split("&").filter(Boolean).forEach((part) => {
      const [name, ids] = part.split("=");
      if (ids === undefined) return;
      const dot = name.lastIndexOf(".");
      (states[name.slice(0, dot)] ||= Object.create(null))[name.slice(dot + 1)] = ids.split(",").map(plain);
    });
    sheets.forEach((sheet) => sheet.set(states[sheet.key] || {}));
    const first = sheets.find((sheet) => states[sheet.key]);
    if (scroll && first && sheets.length > 1) first.tools.scrollIntoView();
  }

  function plain(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  sheets.forEach((sheet) => sheet.show());
  recall(true);
  window.addEventListener("hashchange", () => recall(true));

  // A click on words gives the focus to what is around them: that is no going away.
  const left = (box, next) => Boolean(next) && !box.contains(next) && !next.contains(box);

  // ---- menus close as people expect --------------------------------------------------------------------------------
  const menus = all(document, ".menu");
  document.addEventListener("click", (event) => {
    menus.filter((menu) => menu.open && !menu.contains(event.target)).forEach((menu) => { menu.open = false; });
  });
  menus.forEach((menu) => {
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
    menu.addEventListener("focusout", (event) => {
      if (left(menu, event.relatedTarget)) menu.open = false;
    });
  });

  // ---- details: native popovers, which close when the keyboard leaves them -----------------------------------------
  all(document, ".detail").forEach((detail) => {
    if (!detail.showPopover) return;
    detail.addEventListener("toggle", (event) => {
      if (event.newState === "open") detail.querySelector("[tabindex]").focus();
    });
    detail.addEventListener("focusout", (event) => {
      if (left(detail, event.relatedTarget) && detail.matches(":popover-open")) detail.hidePopover();
    });
  });
  all(document, "[data-detail]").forEach((part) => {
    const open = (event) => {
      if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      part.focus();
      document.getElementById(part.dataset.detail).showPopover();
    };
    part.addEventListener("click", open);
    part.addEventListener("keydown", open);
  });

  // ---- light, dark, automatic: as long as the page is open ---------------------------------------------------------
  const theme = document.querySelector(".theme");
  const modes = ["auto", "light", "dark"];
  theme.hidden = false;
  theme.addEventListener("click", () => {
    const root = document.documentElement;
    const next = modes[(modes.indexOf(root.dataset.theme || "auto") + 1) % modes.length];
    if (next === "auto") delete root.dataset.theme;
    else root.dataset.theme = next;
    theme.textContent = theme.dataset[next];
  });

  // ---- frames: arrows go on by a column, and nothing that has the focus hides behind the head ----------------------
  all(document, ".frame").forEach((frame) => {
    const grid = frame.querySelector(".grid");
    if (!grid) return;
    const measure = () => frame.style.setProperty("--top", `${grid.tHead.offsetHeight + 8}px`);
    measure();
    window.addEventListener("resize", measure);
    frame.addEventListener("keydown", (event) => {
      const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      const column = grid.querySelector(".columns > th[data-tags]:not(.gone)");
      if (!way || !column || event.target !== frame || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      frame.scrollBy({ left: way * column.offsetWidth });
    });
  });

  // ---- paper shows everything --------------------------------------------------------------------------------------
  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = all(document, "details.words:not([open])");
    closed.forEach((words) => { words.open = true; });
  });
  window.addEventListener("afterprint", () => closed.forEach((words) => { words.open = false; }));
})();
