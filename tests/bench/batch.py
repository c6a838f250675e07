"""A batch file checked, counted and priced, beside the parsing and encoding that it takes anyway."""

import io
import json
import random
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from measure import Figure, alternating, timed
from texts import prose

from estimator.batch import counting, prices
from estimator.observed import Observations
from estimator.pricing import book
from estimator.store.store import Store
from estimator.tokens import vocab

_REQUESTS = 6_000
_TIMES = 5
