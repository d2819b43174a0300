from __future__ import annotations

from pathlib import Path

import pytest

from archive.config import Settings, table
from archive.errors import ConfigError
from archive.home import FOLDER, home_for


def test_a_variable_sets_its_setting_and_an_option_goes_before_it() -> None:
    environment = {"PRESSMARK_PORT": "9000", "PRESSMARK_NOINDEX": "off", "OTHER": "x"}
    settings = Settings.from_environment(environment, port=None)
    assert (settings.port, settings.noindex) == (9000, False)
    assert Settings.from_environment(environment, port=1).port == 1


@pytest.mark.parametrize(("name", "text"), [("PORT", "many"), ("PORT", "-1"), ("NOINDEX", "perhaps")])
def test_a_variable_that_can_not_be_meant_is_named(name: str, text: str) -> None:
    with pytest.raises(ConfigError, match=f"PRESSMARK_{name}"):
        Settings.from_environment({f"PRESSMARK_{name}": text})


@pytest.mark.parametrize("address", ["clips.example", "ftp://clips.example", "https://", "https://a b", 'https://a"b'])
def test_a_home_page_has_an_address(address: str) -> None:
    with pytest.raises(ConfigError, match="PRESSMARK_BASE_URL"):
        Settings(base_url=address)
    assert Settings(base_url="https://clips.example:8443/press").base_url


def test_every_setting_has_a_meaning() -> None:
    assert all(meaning for _, _, meaning in table())
    assert len(table()) == len(Settings.__slots__)


def test_a_named_folder_holds_its_own_archive(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    inner = tmp_path / "clips"
    inner.mkdir()
    assert home_for([inner], Settings(), tmp_path).path == inner / FOLDER


def test_without_a_folder_the_archive_is_sought_upwards(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert home_for([], Settings(), inner).path == tmp_path / FOLDER


def test_a_home_that_is_set_goes_before_all(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    assert home_for([tmp_path], Settings(home=str(tmp_path / "x")), tmp_path).path == tmp_path / "x"


def test_several_paths_need_a_home(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="--home"):
        home_for([tmp_path, tmp_path], Settings(), tmp_path)


def test_no_archive_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no archive here"):
        home_for([], Settings(), tmp_path)
