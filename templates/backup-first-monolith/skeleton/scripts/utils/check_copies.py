"""Looks whether the manifests hold what the files say that they are copies of.

Scripts, pages, dashboards and rules are files of their own, which people read and tools check; the
manifests that Argo CD applies hold a copy. Needs PyYAML: python3 scripts/utils/check_copies.py
"""

import sys
from pathlib import Path

import yaml

INFRASTRUCTURE = Path(__file__).resolve().parents[2] / "infrastructure"

#: The manifest of a stage, and the folders and files that its ConfigMap holds.
CONFIG_MAPS = {
    "backup/{stage}/scripts.yaml": ["backup/scripts/*", "backup/restore-scripts/*"],
    "security/{stage}/nginx-security.yaml": ["security/bot-blocker/*", "security/honeypot/*"],
    "monitoring/{stage}/dashboards.yaml": ["monitoring/dashboards/*"],
    "maintenance/{stage}/maintenance.yaml": ["maintenance/page/*", "maintenance/nginx.conf"],
}
#: Where the name in the ConfigMap is another.
NAMES = {"nginx.conf": "default.conf"}


def find(path, kind):
    documents = yaml.safe_load_all(path.read_text(encoding="utf8"))
    return next(each for each in documents if each and each["kind"] == kind)


def differences(stage):
    for manifest, patterns in CONFIG_MAPS.items():
        path = INFRASTRUCTURE / manifest.format(stage=stage)
        if not path.exists():
            continue  # Dashboards are in one stage only.
        files = {
            NAMES.get(file.name, file.name): file.read_text(encoding="utf8")
            for pattern in patterns
            for file in INFRASTRUCTURE.glob(pattern)
            if file.is_file()
        }
        copies = find(path, "ConfigMap")["data"]
        for name in sorted(files.keys() | copies.keys()):
            if files.get(name) != copies.get(name):
                yield f"{path.relative_to(INFRASTRUCTURE.parent)}: {name} is not what its file says"
    rules = INFRASTRUCTURE / f"monitoring/rules/{stage}.yaml"
    copy = INFRASTRUCTURE / f"monitoring/{stage}/prometheusrule.yaml"
    if find(copy, "PrometheusRule")["spec"] != yaml.safe_load(rules.read_text(encoding="utf8")):
        yield f"{copy.relative_to(INFRASTRUCTURE.parent)}: is not what {rules.name} says"


def main():
    stages = sorted(path.name for path in (INFRASTRUCTURE / "kubernetes").iterdir() if path.is_dir())
    found = [difference for stage in stages for difference in differences(stage)]
    print("\n".join(found) or f"The copies of {', '.join(stages)} are what their files say.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
