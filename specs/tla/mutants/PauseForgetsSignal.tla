------------------------- MODULE PauseForgetsSignal -------------------------
\* Pause announces with a plain write where a compare-and-set is needed.
EXTENDS Events

PauseAnyhow(c) == Operating(c) /\ MayPause(c) /\ Enter(c, "pausing", {})
=============================================================================
