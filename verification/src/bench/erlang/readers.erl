%% readers(N): one writer of x, N readers that each read x once.
%%
%% All say when they are done, and each is waited for by name, so that the order in which they say so
%% makes no executions of its own.
-module(readers).
-export([test/0]).

-define(N, 3).
-define(CANARY, false).

test() ->
  Table = ets:new(notices, [public]),
  ets:insert(Table, {x, 0}),
  Main = self(),
  Writer = spawn(fun() ->
    ets:insert(Table, {x, 1}),
    Main ! {self(), done}
  end),
  Readers = [spawn(fun() ->
    [{x, Value}] = ets:lookup(Table, x),
    Main ! {self(), Value}
  end) || _ <- lists:seq(1, ?N)],
  receive {Writer, done} -> ok end,
  Saw = [receive {Reader, Value} -> Value end || Reader <- Readers],
  %% False in some executions, and that must be found.
  false = ?CANARY andalso lists:sublist(Saw, 2) =:= [0, 1].
