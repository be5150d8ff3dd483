"""What lasts: runs, records, decisions, corrections, people and the audit trail."""

from checker.store.connect import Store, open_store
from checker.store.correction import Correction

__all__ = ["Correction", "Store", "open_store"]
