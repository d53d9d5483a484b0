%% lastzero(N): writer J does a[J] := a[J-1] + 1, a read and then a write, while a scanner looks for the
%% last 0, from the end. See readers.erl for how processes end.
-module(lastzero).
-export([test/0]).

-define(N, 3).

test() ->
  Table = ets:new(notices, [public]),
  [ets:insert(Table, {J, 0}) || J <- lists:seq(0, ?N)],
  Main = self(),
  Writers = [spawn(fun() ->
    ets:insert(Table, {J, value(Table, J - 1) + 1}),
    Main ! {self(), done}
  end) || J <- lists:seq(1, ?N)],
  Scanner = spawn(fun() ->
    scan(Table, ?N),
    Main ! {self(), done}
  end),
  [receive {Process, done} -> ok end || Process <- [Scanner | Writers]].

scan(Table, I) ->
  case value(Table, I) of
    0 -> I;
    _ -> scan(Table, I - 1)
  end.

value(Table, J) ->
  [{J, Value}] = ets:lookup(Table, J),
  Value.
