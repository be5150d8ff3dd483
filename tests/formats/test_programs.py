from pathlib import Path

from checker.formats import programs


def made(folder: Path, name: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text("#!/bin/sh\n")
    file.chmod(0o755)
    return file


def test_a_program_is_found_where_its_setup_puts_it_on_windows(tmp_path, monkeypatch):
    office = made(tmp_path / "Program Files" / "LibreOffice" / "program", "soffice")
    monkeypatch.setenv("PATH", str(tmp_path / "none"))
    assert programs.find("soffice") is None
    monkeypatch.setenv("ProgramFiles", str(tmp_path / "Program Files"))
    assert programs.find("nothing", "soffice") == str(office)


def test_a_program_that_lies_among_the_papers_is_never_started(tmp_path, monkeypatch):
    made(tmp_path / "package", "unrar")
    monkeypatch.setenv("PATH", str(tmp_path / "package"))
    assert programs.find("unrar")
    monkeypatch.chdir(tmp_path / "package")
    assert programs.find("unrar") is None


def test_a_program_among_the_papers_is_known_under_another_name_of_their_folder(
    tmp_path, monkeypatch
):
    """A drive of Windows may stand for a share: the working folder is called by the drive."""
    made(tmp_path / "share", "unrar")
    (tmp_path / "Z").symlink_to(tmp_path / "share")
    monkeypatch.setenv("PATH", str(tmp_path / "share"))
    monkeypatch.setattr(Path, "cwd", lambda: tmp_path / "Z")
    assert programs.find("unrar") is None


def test_what_one_user_of_windows_installed_is_found(tmp_path, monkeypatch):
    office = made(tmp_path / "Local" / "Programs" / "LibreOffice" / "program", "soffice")
    monkeypatch.setenv("PATH", str(tmp_path / "none"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "Local"))
    assert programs.find("soffice") == str(office)
