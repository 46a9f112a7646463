"""Checks calls of the command line of AWS against Amazon's own models: python check_calls.py, with a list of calls on standard
input, each a list of words. It prints what is wrong with each: an operation, or an option, that there is not.
"""

import json
import sys

import botocore.session
from botocore import xform_name

# What the command line has beside the operations of services, and options of every call.
OWN = {
    ("s3", "ls"): {"recursive", "summarize"},
    ("s3", "rm"): {"recursive", "exclude", "include"},
    ("s3", "cp"): {"only-show-errors"},
    ("cloudformation", "deploy"): {"stack-name", "template-file", "capabilities", "parameter-overrides"},
    ("cloudformation", "wait"): {"stack-name"},
}
EVERY = {"query", "output", "region"}

session = botocore.session.get_session()


def dashed(name):
    return xform_name(name).replace("_", "-")


def options_of(service, command):
    if (service, command) in OWN:
        return OWN[(service, command)]
    model = session.get_service_model(service)
    operations = {dashed(name): name for name in model.operation_names}
    shape = model.operation_model(operations[command]).input_shape
    return {dashed(name) for name in shape.members} if shape else set()


def wrong(words):
    _, service, command, *rest = words
    try:
        known = options_of(service, command) | EVERY
    except KeyError:
        return f"{service} has no {command}"
    return ", ".join(word for word in rest if word.startswith("--") and word[2:] not in known)


json.dump([wrong(words) for words in json.load(sys.stdin)], sys.stdout)
