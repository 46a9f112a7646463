"""Takes the resources of a bundle as Databricks' own library does: python check_bundle.py FOLDER. It prints them as it holds them."""

import json
import sys
from pathlib import Path

import yaml
from databricks.bundles.jobs import Job
from databricks.bundles.pipelines import Pipeline

kinds = {"jobs": Job, "pipelines": Pipeline}
found = {}
for file in sorted(Path(sys.argv[1]).glob("resources/*.yml")):
    for kind, resources in yaml.safe_load(file.read_text())["resources"].items():
        for name, resource in resources.items():
            taken = kinds[kind].from_dict(resource)
            assert taken.as_dict() == resource, (taken.as_dict(), resource)
            found[f"{kind}.{name}"] = taken.as_dict()
print(json.dumps({"bundle": yaml.safe_load(Path(sys.argv[1], "databricks.yml").read_text()), "resources": found}))
