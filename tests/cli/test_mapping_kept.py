"""A mapping.yaml that a person corrected is never written over, unless the run works by it."""

from checker.cli.check import _places
from checker.intake import Names
from checker.model.material import Submission


def test_a_corrected_mapping_is_kept_where_it_is_not_in_use(tmp_path):
    out, packages = tmp_path / "out", [Submission("商河县", tmp_path, ())]
    file = out / "mapping.yaml"
    assert _places(packages, Names(), out, None) == {}
    assert _places(packages, Names(), out, None) == {}
    own = file.read_bytes()
    corrected = own + "  四.2/办法.pdf: 四.3\n".encode()
    file.write_bytes(corrected)
    (kept,) = _places(packages, Names(), out, None).values()
    assert (kept.read_bytes(), file.read_bytes()) == (corrected, own)
    file.write_bytes(corrected)
    assert _places(packages, Names(), out, file) == {}
    assert [each.suffix for each in out.glob("mapping*")] == [".yaml", ".yaml"]
