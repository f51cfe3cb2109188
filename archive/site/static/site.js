// What a page can do beyond being read: choose colours, sort and filter its tables, and step through its charts.
(() => {
  "use strict";
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const language = document.documentElement.lang;

  // Colours -----------------------------------------------------------------------------------------------------------
  const theme = document.getElementById("theme");
  const prefersDark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => {
    const chosen = document.documentElement.dataset.theme;
    return chosen ? chosen === "dark" : prefersDark.matches;
  };
  // The button says what it leads to.
  const showTheme = () => {
    theme.textContent = isDark() ? theme.dataset.light : theme.dataset.dark;
  };
  theme.hidden = false;
  theme.addEventListener("click", () => {
    const chosen = isDark() ? "light" : "dark";
    document.documentElement.dataset.theme = chosen;
    try {
      localStorage.setItem("draws-theme", chosen);
    } catch {
      // Nothing can be kept here: the choice holds for this page.
    }
    showTheme();
  });
  prefersDark.addEventListener("change", showTheme);
  showTheme();

  // Sorting -----------------------------------------------------------------------------------------------------------
  const collator = new Intl.Collator(language, { numeric: true, sensitivity: "base" });
  const readers = {
    text: (cell) => cell.textContent.trim(),
    time: (cell) => cell.querySelector("time")?.dateTime ?? "",
    number: (cell) => (cell.querySelector(".none") ? "" : cell.textContent.replace(/[^\d-]/g, "")),
  };
  const sortable = (table) => {
    const heads = all("thead th", table);
    heads.forEach((head, column) => {
      const label = head.textContent.trim();
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = label;
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        // Numbers and days are first asked for from the top, names from A.
        const first = head.dataset.sort === "text" ? "ascending" : "descending";
        const other = first === "ascending" ? "descending" : "ascending";
        const order = head.getAttribute("aria-sort") === first ? other : first;
        heads.forEach((one) => one.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", order);
        sortBy(table, column, readers[head.dataset.sort], order === "ascending" ? 1 : -1);
        table.dispatchEvent(new Event("sorted"));
      });
    });
    heads[1]?.setAttribute("aria-sort", "descending");
  };
  const sortBy = (table, column, read, sign) => {
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row) => [read(row.cells[column]), row]);
    // What is not published stands last, whichever way the rest is sorted.
    rows.sort(([a], [b]) => (a === "") - (b === "") || sign * collator.compare(a, b));
    body.append(...rows.map(([, row]) => row));
  };
  all("table.draws").forEach(sortable);

  // Searching and filtering -------------------------------------------------------------------------------------------
  const fold = (text) =>
    text
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .toLowerCase();
  const FIRST = 25;
  const tools = document.querySelector("form.tools");
  if (tools) {
    const table = document.getElementById(tools.dataset.table);
    const found = document.getElementById("found");
    const more = document.querySelector(".more-rows");
    const [query, category, year, type, score] = ["q", "c", "y", "r", "s"].map((id) => document.getElementById(id));
    const texts = new Map(
      [...table.tBodies[0].rows].map((row) => [
        row,
        fold([row.textContent, row.querySelector("time")?.dateTime ?? "", row.dataset.c].join(" ")),
      ]),
    );
    let whole = false;
    const matches = (row) =>
      fold(query.value)
        .split(/\s+/)
        .every((word) => texts.get(row).includes(word)) &&
      (!category.value || category.value === `=${row.dataset.c}`) &&
      (!year.value || (row.querySelector("td time")?.dateTime ?? "").startsWith(year.value)) &&
      (!type.value || row.cells[6].textContent.trim() === type.value) &&
      (!score.value || reachable(row));
    // A cutoff that is not published is reached by no score.
    const reachable = (row) => {
      const cutoff = readers.number(row.cells[3]);
      return cutoff !== "" && Number(cutoff) <= Number(score.value);
    };
    const show = () => {
      const rows = [...table.tBodies[0].rows];
      const asked = query.value.trim() || category.value || year.value || type.value || score.value;
      document.getElementById("s-note").hidden = !score.value;
      let count = 0;
      for (const row of rows) {
        const fits = matches(row);
        count += fits;
        const late = fits && !whole && !asked && count > FIRST;
        row.hidden = !fits || late;
        row.toggleAttribute("data-late", late);
      }
      found.textContent = count.toLocaleString(language);
      more.replaceChildren();
      if (!count) more.textContent = tools.dataset.nothing;
      else if (!whole && !asked && count > FIRST) {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = tools.dataset.more;
        button.addEventListener("click", () => {
          whole = true;
          const next = rows[FIRST];
          show();
          next.querySelector("a").focus();
        });
        more.append(button);
      }
    };
    tools.hidden = false;
    tools.addEventListener("input", show);
    tools.addEventListener("submit", (event) => event.preventDefault());
    tools.addEventListener("reset", () => setTimeout(show));
    table.addEventListener("sorted", show);
    show();
  }

  // Charts: drawn when they come near ---------------------------------------------------------------------------------
  window.drawsChart = (name, svg) => {
    const figure = document.querySelector(`figure[data-chart="${name}"]`);
    figure.querySelector(".canvas").innerHTML = svg;
    figure.classList.add("drawn");
    explore(figure);
  };
  const load = (figure) => {
    if (figure.dataset.asked) return;
    figure.dataset.asked = "yes";
    const script = document.createElement("script");
    script.src = figure.dataset.src;
    document.head.append(script);
  };
  const near = new IntersectionObserver(
    (entries) => entries.filter((entry) => entry.isIntersecting).forEach((entry) => load(entry.target)),
    { rootMargin: "400px" },
  );
  all("figure[data-chart]").forEach((figure) => near.observe(figure));
  addEventListener("beforeprint", () => all("figure[data-chart]").forEach(load));

  // Charts: pointing and stepping -------------------------------------------------------------------------------------
  const explore = (figure) => {
    const canvas = figure.querySelector(".canvas");
    const tip = document.createElement("div");
    tip.className = "tip";
    tip.hidden = true;
    const spoken = document.createElement("p");
    spoken.className = "vh";
    spoken.setAttribute("role", "status");
    canvas.append(tip, spoken);
    canvas.tabIndex = 0;
    canvas.setAttribute("role", "group");
    canvas.setAttribute("aria-label", figure.dataset.label);
    const spots = all(".mark, .target", canvas).map((node) => {
      const title = node.querySelector("title");
      const text = title.textContent;
      // The browser's own tooltip would come on top of ours.
      title.remove();
      return { node, text, wide: node.closest(".wide") !== null };
    });
    let current = null;
    const visible = () => {
      const wide = getComputedStyle(canvas.querySelector(".plot.wide")).display !== "none";
      return spots.filter((spot) => spot.wide === wide);
    };
    const middle = (spot) => {
      const box = spot.node.getBoundingClientRect();
      const target = spot.node.classList.contains("target");
      return { x: box.x + box.width / 2, y: target ? box.y + Math.min(box.height / 2, 90) : box.y + box.height / 2 };
    };
    const leave = () => {
      current?.node.classList.remove("on");
      current = null;
      tip.hidden = true;
    };
    const point = (spot) => {
      if (spot === current) return;
      leave();
      current = spot;
      spot.node.classList.add("on");
      tip.textContent = spot.text;
      tip.hidden = false;
      const frame = canvas.getBoundingClientRect();
      const at = middle(spot);
      const left = at.x - frame.x + 14;
      const before = left + tip.offsetWidth > frame.width;
      tip.style.left = `${Math.max(0, before ? at.x - frame.x - 14 - tip.offsetWidth : left)}px`;
      tip.style.top = `${Math.max(0, at.y - frame.y - tip.offsetHeight / 2)}px`;
    };
    const nearest = (event) => {
      const target = event.target.closest(".target");
      if (target) return spots.find((spot) => spot.node === target);
      let best = null;
      let least = 26 ** 2;
      for (const spot of visible()) {
        if (spot.node.classList.contains("target")) continue;
        const at = middle(spot);
        const distance = (at.x - event.clientX) ** 2 + (at.y - event.clientY) ** 2;
        if (distance < least) [best, least] = [spot, distance];
      }
      return best;
    };
    const open = (spot) => {
      const page = spot?.node.dataset.page;
      if (page) location.href = figure.dataset.home + page;
    };
    canvas.addEventListener("pointermove", (event) => {
      const spot = nearest(event);
      if (spot) point(spot);
      else leave();
    });
    canvas.addEventListener("pointerleave", leave);
    canvas.addEventListener("click", (event) => {
      if (event.target.closest("a")) return;
      const spot = nearest(event);
      // A finger points first and opens with its second touch; a mouse has pointed already.
      if (spot && spot === current) open(spot);
      else if (spot) point(spot);
    });
    canvas.addEventListener("blur", leave);
    canvas.addEventListener("keydown", (event) => {
      const list = inOrder(visible());
      const place = list.indexOf(current);
      const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
      let next = null;
      if (event.key in steps) next = place < 0 ? (steps[event.key] > 0 ? 0 : list.length - 1) : place + steps[event.key];
      else if (event.key === "Home") next = 0;
      else if (event.key === "End") next = list.length - 1;
      else if (event.key === "Escape") return leave();
      else if (event.key === "Enter") return open(current);
      if (next === null || !list.length) return;
      event.preventDefault();
      const spot = list[Math.min(Math.max(next, 0), list.length - 1)];
      point(spot);
      spoken.textContent = spot.text;
    });
    for (const key of all(".legend li", figure)) {
      const look = [...key.classList].find((name) => name.startsWith("k-"));
      if (!look) continue;
      key.addEventListener("pointerenter", () => {
        canvas.classList.add("focus-one");
        all("[data-category]", canvas).forEach((one) => one.classList.toggle("lit", one.classList.contains(look)));
      });
      key.addEventListener("pointerleave", () => canvas.classList.remove("focus-one"));
    }
  };
  const inOrder = (spots) => {
    const places = spots.map((spot) => [spot.node.getBoundingClientRect(), spot]);
    const across = places.some(([box]) => Math.abs(box.x - places[0][0].x) > 1);
    places.sort(([a], [b]) => (across ? a.x - b.x || a.y - b.y : a.y - b.y));
    return places.map(([, spot]) => spot);
  };
  all("figure.chart.drawn").forEach(explore);
})();
