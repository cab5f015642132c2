# Completion of probtimeline for fish. What may come next is asked of the program itself.

function __probtimeline_offers
    set -l words (commandline -opc)
    $words[1] complete -- $words[2..] (commandline -ct) 2>/dev/null
end

complete -c probtimeline -a '(__probtimeline_offers)'
