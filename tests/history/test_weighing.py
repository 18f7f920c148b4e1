"""Scores of pain points along a line of workspaces: what is worked out once says what a ranking of each workspace says."""

from random import Random

import pytest

from history.test_judging import DAY, held, history
from journeyctl._discover import module_names
from journeyctl.history.weighing import Weigher
from journeyctl.score import pain_methods
from journeyctl.score.pains import pain_cases
from journeyctl.score.ranking import PainMethod, rank
from journeyctl.workspace.revision import Memory

METHODS = [name.replace("_", "-") for name in module_names(pain_methods)]


@pytest.mark.parametrize("seed", range(12))
def test_along_a_line_the_scores_are_those_of_a_ranking(seed: int) -> None:
    rng, memory, weigher = Random(seed), Memory(), Weigher()
    scored = 0
    for files, day in history(rng, 12):
        workspace = held(files, memory)
        for name in METHODS:
            method = PainMethod(name, workspace.settings.scoring.weights)
            ranking = rank(pain_cases(workspace, day), method, merge=False)
            expected = {pain.case.id: pain.score for pain in ranking.pains}
            assert weigher.all_scores(workspace, method, day) == expected, name
            scored += len(expected)
    assert scored > 20


def test_of_several_with_one_id_the_one_ranked_last_counts() -> None:
    def one(severity: int) -> bytes:
        pain = f"{{id: slow, statement: It is slow, severity: {severity}}}"
        return f"title: Pay\nstages: [{{title: A, touchpoints: [{{title: B, pain_points: [{pain}]}}]}}]\n".encode()

    for first, second in ((2, 5), (5, 2)):
        workspace = held({"a/pay.journey.yaml": one(first), "b/pay.journey.yaml": one(second)})
        method = PainMethod("rpn", workspace.settings.scoring.weights)
        (found,) = Weigher().all_scores(workspace, method, DAY).values()
        alone = held({"pay.journey.yaml": one(2)})
        assert Weigher().all_scores(alone, method, DAY) == {"pay/slow": found}
