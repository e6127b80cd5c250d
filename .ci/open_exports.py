#!/usr/bin/env python3
"""Opens every export with a reader that others wrote, and checks that what comes in is what went out.

usage: open_exports.py RAPPORTEUR REPORT...
needs: pandas pyarrow networkx icalendar geojson PyLD udtools (pip)
"""
import json
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

import geojson
import icalendar
import networkx
import pandas
from pyld import jsonld

BIN, REPORTS = sys.argv[1], sys.argv[2:]
DIR = pathlib.Path(tempfile.mkdtemp())


def export(name, *reports):
    out = DIR / ("export." + name)
    subprocess.run([BIN, "export", "--format", name, "--out", str(out), *(reports or REPORTS)], check=True)
    return out


def columns(name):
    text = subprocess.run([BIN, "export", "--format", name, "--dictionary"], check=True, capture_output=True, text=True).stdout
    return [line.split("  ")[0].strip() for line in text.splitlines()]


def check(name, ok, what):
    if not ok:
        sys.exit(f"{name}: {what}")
    print(f"{name}: {what}")


csv = pandas.read_csv(export("csv"))
check("csv", len(csv) > 50 and set(csv.kind) >= {"actor", "statement", "event", "toll"}, f"{len(csv)} rows, {csv.shape[1]} columns")
check("csv", list(csv.columns) == columns("csv"), "columns are those of the dictionary")
lines = pandas.read_json(export("jsonl"), lines=True)
check("jsonl", len(lines) == len(csv), f"{len(lines)} rows")
parquet = pandas.read_parquet(export("parquet"))
check("parquet", len(parquet) == len(csv) and list(parquet.words.fillna("")) == list(csv.words.fillna("")), f"{len(parquet)} rows with the words of csv")
rows = sqlite3.connect(export("sqlite")).execute("select count(*), sum(min is not null) from entries").fetchone()
check("sqlite", rows[0] == len(csv) and rows[1] > 0, f"{rows[0]} rows, {rows[1]} with a figure")
records = [json.loads(l) for l in export("records").open()]
check("records", len(records) == len(REPORTS), f"{len(records)} records")
for name, sep, header in [("polecat", "\t", True), ("petrarch", "\t", False), ("gdelt", "\t", False), ("acled", ",", True), ("ged", ",", True)]:
    table = pandas.read_csv(export(name), sep=sep, header=0 if header else None, quoting=0 if sep == "," else 3)
    check(name, len(table) > 0 and table.shape[1] == len(columns(name)), f"{len(table)} rows, {table.shape[1]} columns")
places = geojson.load(export("geojson").open())
check("geojson", places.is_valid and len(places["features"]) > 0, f"{len(places['features'])} features")
expanded = jsonld.expand(json.load(export("jsonld").open()))
triples = jsonld.to_rdf(expanded, {"format": "application/n-quads"}).count("\n")
check("jsonld", len(expanded) > 50 and triples > 1000, f"{len(expanded)} nodes, {triples} triples")
times = ET.parse(export("timeml", REPORTS[0])).getroot()
check("timeml", len(times.findall(".//TIMEX3")) > 2, f"{len(times.findall('.//TIMEX3'))} TIMEX3")
meetings = [e for e in icalendar.Calendar.from_ical(export("ics").read_bytes()).walk("VEVENT")]
check("ics", len(meetings) > 0 and all(e.decoded("DTSTART") < e.decoded("DTEND") for e in meetings), f"{len(meetings)} meetings")
gexf, graphml = networkx.read_gexf(export("gexf")), networkx.read_graphml(export("graphml"))
check("gexf, graphml", gexf.number_of_edges() == graphml.number_of_edges() > 5 and set(gexf) == set(graphml), f"{len(gexf)} nodes, {gexf.number_of_edges()} edges")
done = subprocess.run([str(pathlib.Path(sys.executable).parent / "udvalidate"), "--lang", "en", "--level", "1", "--max-err", "0", str(export("conllu"))], capture_output=True, text=True)
check("conllu", done.returncode == 0, "is valid CoNLL-U" if done.returncode == 0 else done.stdout + done.stderr)
