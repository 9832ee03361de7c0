/** What `gramarye --help` prints. */
export const HELP = `gramarye: neural style transfer, node by node

  gramarye run GRAPH [options]   compute a graph and write its pictures and curves
  gramarye check GRAPH           list everything that is wrong with a graph, and forecast
                                 the time and memory of a run
  gramarye nodes                 list the nodes there are, with their ports and params

GRAPH is a graph file, or a PNG that was saved with its graph; - reads either from the standard input.

Options of run
  --input NODE=FILE              use another picture in a node (may be repeated)
  --input NODE=FOLDER            give a node that takes many pictures all in a folder, or name files one by one
  --set NODE.PARAM=VALUE         change a param (may be repeated): numbers, true or false, a name, a list
                                 as a,b,c, the path of a file, weights per wire as {"node.port": 0.5}
  --size N                       longest side of the largest pictures, in pixels; all others keep their share of it
  --iterations N                 steps of every optimizer
  --seed N                       where all randomness starts
  --out DIR                      where to write (default: here); files are named for their nodes; a file that
                                 the run reads is never replaced
  --backend wasm|cpu|webgpu      what computes (default: wasm)
  --weights DIR                  where the networks are, instead of downloading them, and weights that a graph names
  --fresh                        begin anew; without it, a run that was cut short goes on from where it was
  --json                         one JSON object per line and event on the standard output

Options of check and nodes
  --json                         as JSON

  --help, --version

Exit codes: 0 done, 2 wrong usage, 3 invalid graph, 4 a node failed or something could not be
written, 130 canceled.
Downloaded networks, and where runs stand, are kept in $GRAMARYE_CACHE, or else in $XDG_CACHE_HOME/gramarye or ~/.cache/gramarye.
`
