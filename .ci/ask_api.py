#!/usr/bin/env python3
"""Serves an archive of the given reports, runs the Python example of docs/api.md against it, and then, where schemathesis is
beside this Python, asks what its description allows and forbids: nothing may end in an error of the server, and every answer
must be as described.

usage: ask_api.py RAPPORTEUR REPORT...
"""
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import urllib.request

bin_, reports = str(pathlib.Path(sys.argv[1]).resolve()), [str(pathlib.Path(r).resolve()) for r in sys.argv[2:]]
example = re.search(r"```python\n(.*?)```", pathlib.Path(__file__).parent.parent.joinpath("docs/api.md").read_text(), re.S).group(1)
archive = tempfile.mkdtemp()
subprocess.run([bin_, "init", archive], check=True)
subprocess.run([bin_, "add", "--archive", archive, *reports], check=True)
server = subprocess.Popen([bin_, "serve", "--archive", archive, "--addr", "127.0.0.1:8740"])
try:
    for _ in range(50):
        try:
            urllib.request.urlopen("http://127.0.0.1:8740/healthz")
            break
        except OSError:
            time.sleep(0.2)
    done = subprocess.run([sys.executable, "-c", example], capture_output=True, text=True)
    print(done.stdout, done.stderr)
    if done.returncode != 0 or "rapporteur examples" not in done.stdout:
        sys.exit("the Python example of docs/api.md does not run")
    fuzzer = pathlib.Path(sys.executable).parent / "schemathesis"
    if not fuzzer.exists():
        print("schemathesis is not installed: the API is not fuzzed")
    else:
        checks = "not_a_server_error,response_schema_conformance,status_code_conformance,content_type_conformance,response_headers_conformance"
        # /v1/stream has no end
        asked = [fuzzer, "run", "http://127.0.0.1:8740/openapi.json", "--checks", checks, "--exclude-path", "/v1/stream", "--phases", "examples,coverage,fuzzing", "--max-examples", "15", "--seed", "17", "--no-color"]
        if subprocess.run(asked, cwd=archive).returncode != 0:
            sys.exit("the API does not do what /openapi.json says")
finally:
    server.terminate()
    server.wait()
