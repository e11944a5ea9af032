/* SPDX-License-Identifier: MIT */
/* The search box, and the pages that take a name: n.html#NAME goes to its definition, cite.html#NAME cites it. */
(function () {
    "use strict";
    var root = document.documentElement.getAttribute("data-root") || "";
    var box = document.getElementById("search");
    var list = document.getElementById("results");
    var shown = 40;
    var waiting = null;

    /* The index is loaded once, when it is needed: a page without a search stays small. */
    function withIndex(then) {
        if (window.SITE_INDEX) { then(window.SITE_INDEX); return; }
        if (waiting) { waiting.push(then); return; }
        waiting = [then];
        var script = document.createElement("script");
        script.src = root + "search-index.js";
        script.onload = function () { waiting.forEach(function (one) { one(window.SITE_INDEX); }); };
        document.head.appendChild(script);
    }

    /* A number as the index has it: hexadecimal digits without leading zeros. Empty if the text is none. */
    function numberOf(text) {
        var match = /^(?:0x([0-9a-f]+)|([0-9a-f]+)h|([0-9]+))[ul]*$/i.exec(text);
        if (!match) { return ""; }
        return BigInt(match[3] ? match[3] : "0x" + (match[1] || match[2])).toString(16);
    }

    function rank(entry, wanted, number) {
        var name = entry[0].toLowerCase();
        var place;
        if (number && entry[3] === number) { return 1; }
        if (name === wanted) { return 0; }
        place = name.indexOf(wanted);
        if (entry[1] === "page") { return place >= 0 ? 2 : entry[4].toLowerCase().indexOf(wanted) >= 0 ? 6 : 99; }
        if (place === 0) { return 3; }
        if (place > 0) { return name.charAt(place - 1) === "_" || name.charAt(place - 1) === "." ? 4 : 5; }
        if (entry[3].indexOf(wanted) === 0 && wanted.length > 7) { return 1; }
        return entry[4].toLowerCase().indexOf(wanted) >= 0 ? 7 : 99;
    }

    function find(index, text) {
        var wanted = text.trim().toLowerCase().replace(/^\{|\}$/g, "");
        var number = numberOf(wanted);
        if (wanted.length < 2 && !number) { return []; }
        return index.entries.map(function (entry) { return [rank(entry, wanted, number), entry]; })
            .filter(function (pair) { return pair[0] < 99; })
            .sort(function (one, other) { return one[0] - other[0] || one[1][0].length - other[1][0].length; })
            .slice(0, shown).map(function (pair) { return pair[1]; });
    }

    function target(index, entry) {
        var page = root + index.pages[entry[2]];
        return entry[1] === "page" ? page : page + "#" + entry[0];
    }

    function show(index) {
        var found = find(index, box.value);
        list.textContent = "";
        found.forEach(function (entry) {
            var line = document.createElement("li");
            var link = document.createElement("a");
            var name = document.createElement("b");
            var about = document.createElement("span");
            link.href = target(index, entry);
            name.textContent = entry[0];
            about.textContent = [entry[1] === "page" ? "" : index.pages[entry[2]].replace(".html", ""),
                entry[1] === "value" && entry[3] ? "0x" + entry[3] : entry[1] === "guid" ? entry[3] : "",
                entry[4].slice(0, 160)].filter(Boolean).join(" · ");
            link.appendChild(name);
            link.appendChild(about);
            line.appendChild(link);
            list.appendChild(line);
        });
        if (!found.length && box.value.trim()) {
            list.appendChild(document.createElement("li")).textContent = "No name, number, GUID or text matches.";
        }
        list.hidden = !box.value.trim();
    }

    function definition(index, name) {
        return index.entries.filter(function (entry) { return entry[0] === name; })[0];
    }

    function cite(index, name) {
        var entry = definition(index, name);
        var place = document.getElementById("citation");
        if (!entry) { place.textContent = "No definition has the name " + name + "."; return; }
        place.textContent = "Mile.HyperV " + index.version + ", " + name + ", Mile.HyperV/" +
            index.pages[entry[2]].replace(".html", ".h") + ". " + location.href.replace(/cite\.html.*/, "n.html#" + name);
    }

    if (box) {
        box.form.addEventListener("submit", function (event) {
            event.preventDefault();
            withIndex(function (index) {
                var first = find(index, box.value)[0];
                if (first) { location.href = target(index, first); }
            });
        });
        box.addEventListener("input", function () { withIndex(show); });
        document.addEventListener("keydown", function (event) {
            if (event.key === "Escape") { list.hidden = true; }
            if (event.key === "/" && document.activeElement !== box) { event.preventDefault(); box.focus(); }
        });
        document.addEventListener("click", function (event) {
            if (!box.form.contains(event.target)) { list.hidden = true; }
        });
        var asked = /[?&]q=([^&]*)/.exec(location.search);
        if (asked) { box.value = decodeURIComponent(asked[1]); withIndex(show); }
    }
    function page() {
        var name = decodeURIComponent(location.hash.slice(1));
        var what = document.body.getAttribute("data-page");
        if (name && (what === "name" || what === "cite")) {
            withIndex(function (index) {
                var entry = definition(index, name);
                if (what === "cite") { cite(index, name); } else if (entry) { location.replace(target(index, entry)); }
            });
        }
    }
    window.addEventListener("hashchange", page);
    page();
}());
