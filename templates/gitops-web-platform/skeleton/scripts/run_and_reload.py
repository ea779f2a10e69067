"""Runs a command, and runs it anew whenever a Python file below a folder changes.

    python run_and_reload.py FOLDER COMMAND...
"""

import subprocess
import sys
import time
from pathlib import Path


def times(folder: Path):
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*.py")}


def main(folder: Path, command) -> int:
    while True:
        seen = times(folder)
        process = subprocess.Popen(command)
        try:
            while process.poll() is None and times(folder) == seen:
                time.sleep(1)
            if process.poll() is not None:
                # It failed by itself: a change may mend it.
                print(f"It ended with {process.returncode}; waiting for a change.", flush=True)
                while times(folder) == seen:
                    time.sleep(1)
        finally:
            process.terminate()
            process.wait()


if __name__ == "__main__":
    try:
        sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
    except KeyboardInterrupt:
        pass
