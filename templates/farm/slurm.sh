#!/bin/bash
# Eight shards without a queue:
#   job=$(sbatch --parsable slurm.sh)
#   sbatch --dependency=afterok:"$job" --wrap 'hotpix merge "$HOME"/states/*.state --json result.json'
#SBATCH --job-name=hotpix
#SBATCH --array=1-8
#SBATCH --cpus-per-task=2
#SBATCH --mem=6G
#SBATCH --requeue
set -euo pipefail
photos=${PHOTOS:-$HOME/photos}
states=${STATES:-$HOME/states}
mkdir -p "$states"
# A job that is put back resumes by its State.
exec hotpix scan "$photos" --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" --state "$states/$SLURM_ARRAY_TASK_ID.state" --quiet
