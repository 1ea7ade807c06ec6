WORKDIR /$A/${B}/${C:-d$E}/${F:+${G:?no}}
WORKDIR ${H#*/}${I##x}${J%.*}${K%%y}${L/a/b}${M//c/d}
USER \$plain"$quoted"'$raw'
WORKDIR ${open
USER next
