// Written by `npm run generate`; do not edit.
import type { Command } from './command.ts';
import { command as containerAttach } from './container/attach.ts';
import { command as containerAttachEditor } from './container/attachEditor.ts';
import { command as containerChanges } from './container/changes.ts';
import { command as containerCommit } from './container/commit.ts';
import { command as containerCopyAddress } from './container/copyAddress.ts';
import { command as containerCopyId } from './container/copyId.ts';
import { command as containerCopyImage } from './container/copyImage.ts';
import { command as containerCopyName } from './container/copyName.ts';
import { command as containerCreate } from './container/create.ts';
import { command as containerExecute } from './container/execute.ts';
import { command as containerExport } from './container/export.ts';
import { command as containerInspect } from './container/inspect.ts';
import { command as containerKill } from './container/kill.ts';
import { command as containerLimits } from './container/limits.ts';
import { command as containerLogs } from './container/logs.ts';
import { command as containerOpen } from './container/open.ts';
import { command as containerPause } from './container/pause.ts';
import { command as containerRemove } from './container/remove.ts';
import { command as containerRename } from './container/rename.ts';
import { command as containerRestart } from './container/restart.ts';
import { command as containerShell } from './container/shell.ts';
import { command as containerShellAs } from './container/shellAs.ts';
import { command as containerStart } from './container/start.ts';
import { command as containerStop } from './container/stop.ts';
import { command as containerUnpause } from './container/unpause.ts';
import { command as containerEnvironmentToggle } from './containerEnvironment/toggle.ts';
import { command as containerGroupLogs } from './containerGroup/logs.ts';
import { command as containerGroupOpenCompose } from './containerGroup/openCompose.ts';
import { command as containerGroupPause } from './containerGroup/pause.ts';
import { command as containerGroupRemove } from './containerGroup/remove.ts';
import { command as containerGroupRestart } from './containerGroup/restart.ts';
import { command as containerGroupStart } from './containerGroup/start.ts';
import { command as containerGroupStop } from './containerGroup/stop.ts';
import { command as containerGroupUnpause } from './containerGroup/unpause.ts';
import { command as containerHealthResultCopyOutput } from './containerHealthResult/copyOutput.ts';
import { command as containerLabelCopyLabel } from './containerLabel/copyLabel.ts';
import { command as containerLabelCopyValue } from './containerLabel/copyValue.ts';
import { command as containerLimitChange } from './containerLimit/change.ts';
import { command as containerMountCopyPath } from './containerMount/copyPath.ts';
import { command as containerMountCopySource } from './containerMount/copySource.ts';
import { command as containerNetworkCopyAddress } from './containerNetwork/copyAddress.ts';
import { command as containerNetworkDisconnect } from './containerNetwork/disconnect.ts';
import { command as containerPortCopyAddress } from './containerPort/copyAddress.ts';
import { command as containerPortOpen } from './containerPort/open.ts';
import { command as containerProcessCopyId } from './containerProcess/copyId.ts';
import { command as containerVariableCopyAssignment } from './containerVariable/copyAssignment.ts';
import { command as containerVariableCopyValue } from './containerVariable/copyValue.ts';
import { command as containerVariableToggle } from './containerVariable/toggle.ts';
import { command as containersClearFilter } from './containers/clearFilter.ts';
import { command as containersFilter } from './containers/filter.ts';
import { command as containersGroupBy } from './containers/groupBy.ts';
import { command as containersPrune } from './containers/prune.ts';
import { command as containersShow } from './containers/show.ts';
import { command as containersSort } from './containers/sort.ts';
import { command as engineRetry } from './engine/retry.ts';
import { command as engineSettings } from './engine/settings.ts';
import { command as engineShowProblem } from './engine/showProblem.ts';
import { command as imageCompare } from './image/compare.ts';
import { command as imageCopyDigest } from './image/copyDigest.ts';
import { command as imageCopyId } from './image/copyId.ts';
import { command as imageCopyName } from './image/copyName.ts';
import { command as imageCopyPull } from './image/copyPull.ts';
import { command as imageHistory } from './image/history.ts';
import { command as imageInspect } from './image/inspect.ts';
import { command as imageOpenRegistry } from './image/openRegistry.ts';
import { command as imagePull } from './image/pull.ts';
import { command as imagePullAgain } from './image/pullAgain.ts';
import { command as imagePush } from './image/push.ts';
import { command as imageRemove } from './image/remove.ts';
import { command as imageRemoveAll } from './image/removeAll.ts';
import { command as imageRun } from './image/run.ts';
import { command as imageSave } from './image/save.ts';
import { command as imageTag } from './image/tag.ts';
import { command as imageUntag } from './image/untag.ts';
import { command as imageFactCopyValue } from './imageFact/copyValue.ts';
import { command as imageFactToggle } from './imageFact/toggle.ts';
import { command as imageFactToggleAll } from './imageFact/toggleAll.ts';
import { command as imageLayerCopyInstruction } from './imageLayer/copyInstruction.ts';
import { command as imageLayerOpen } from './imageLayer/open.ts';
import { command as imageRepositoryPullAgain } from './imageRepository/pullAgain.ts';
import { command as imageRepositoryRemove } from './imageRepository/remove.ts';
import { command as imageRepositorySave } from './imageRepository/save.ts';
import { command as imagesClearFilter } from './images/clearFilter.ts';
import { command as imagesFilter } from './images/filter.ts';
import { command as imagesGroupBy } from './images/groupBy.ts';
import { command as imagesImport } from './images/import.ts';
import { command as imagesLoad } from './images/load.ts';
import { command as imagesPrune } from './images/prune.ts';
import { command as imagesShow } from './images/show.ts';
import { command as imagesSort } from './images/sort.ts';
import { command as imagesTransfers } from './images/transfers.ts';
import { command as networkConnect } from './network/connect.ts';
import { command as networkCopyId } from './network/copyId.ts';
import { command as networkCopyName } from './network/copyName.ts';
import { command as networkInspect } from './network/inspect.ts';
import { command as networkRemove } from './network/remove.ts';
import { command as networkMemberCopyAddress } from './networkMember/copyAddress.ts';
import { command as networkMemberDisconnect } from './networkMember/disconnect.ts';
import { command as networksClearFilter } from './networks/clearFilter.ts';
import { command as networksCreate } from './networks/create.ts';
import { command as networksFilter } from './networks/filter.ts';
import { command as networksGroupBy } from './networks/groupBy.ts';
import { command as networksPrune } from './networks/prune.ts';
import { command as networksShow } from './networks/show.ts';
import { command as networksSort } from './networks/sort.ts';
import { command as stagesShowGraph } from './stages/showGraph.ts';
import { command as systemPrune } from './system/prune.ts';
import { command as systemDiskMeasure } from './systemDisk/measure.ts';
import { command as systemEventsFilter } from './systemEvents/filter.ts';
import { command as systemEventsOpen } from './systemEvents/open.ts';
import { command as systemEventsPause } from './systemEvents/pause.ts';
import { command as systemFactCopyValue } from './systemFact/copyValue.ts';
import { command as systemInfoOpen } from './systemInfo/open.ts';
import { command as systemUsePrune } from './systemUse/prune.ts';
import { command as viewReload } from './view/reload.ts';
import { command as volumeBackUp } from './volume/backUp.ts';
import { command as volumeClone } from './volume/clone.ts';
import { command as volumeCopyName } from './volume/copyName.ts';
import { command as volumeInspect } from './volume/inspect.ts';
import { command as volumeRemove } from './volume/remove.ts';
import { command as volumeRestore } from './volume/restore.ts';
import { command as volumesClearFilter } from './volumes/clearFilter.ts';
import { command as volumesCreate } from './volumes/create.ts';
import { command as volumesFilter } from './volumes/filter.ts';
import { command as volumesGroupBy } from './volumes/groupBy.ts';
import { command as volumesMeasure } from './volumes/measure.ts';
import { command as volumesPrune } from './volumes/prune.ts';
import { command as volumesShow } from './volumes/show.ts';
import { command as volumesSort } from './volumes/sort.ts';

/** Every command there is. */
export const COMMANDS: readonly Command[] = [
  containerAttach,
  containerAttachEditor,
  containerChanges,
  containerCommit,
  containerCopyAddress,
  containerCopyId,
  containerCopyImage,
  containerCopyName,
  containerCreate,
  containerExecute,
  containerExport,
  containerInspect,
  containerKill,
  containerLimits,
  containerLogs,
  containerOpen,
  containerPause,
  containerRemove,
  containerRename,
  containerRestart,
  containerShell,
  containerShellAs,
  containerStart,
  containerStop,
  containerUnpause,
  containerEnvironmentToggle,
  containerGroupLogs,
  containerGroupOpenCompose,
  containerGroupPause,
  containerGroupRemove,
  containerGroupRestart,
  containerGroupStart,
  containerGroupStop,
  containerGroupUnpause,
  containerHealthResultCopyOutput,
  containerLabelCopyLabel,
  containerLabelCopyValue,
  containerLimitChange,
  containerMountCopyPath,
  containerMountCopySource,
  containerNetworkCopyAddress,
  containerNetworkDisconnect,
  containerPortCopyAddress,
  containerPortOpen,
  containerProcessCopyId,
  containerVariableCopyAssignment,
  containerVariableCopyValue,
  containerVariableToggle,
  containersClearFilter,
  containersFilter,
  containersGroupBy,
  containersPrune,
  containersShow,
  containersSort,
  engineRetry,
  engineSettings,
  engineShowProblem,
  imageCompare,
  imageCopyDigest,
  imageCopyId,
  imageCopyName,
  imageCopyPull,
  imageHistory,
  imageInspect,
  imageOpenRegistry,
  imagePull,
  imagePullAgain,
  imagePush,
  imageRemove,
  imageRemoveAll,
  imageRun,
  imageSave,
  imageTag,
  imageUntag,
  imageFactCopyValue,
  imageFactToggle,
  imageFactToggleAll,
  imageLayerCopyInstruction,
  imageLayerOpen,
  imageRepositoryPullAgain,
  imageRepositoryRemove,
  imageRepositorySave,
  imagesClearFilter,
  imagesFilter,
  imagesGroupBy,
  imagesImport,
  imagesLoad,
  imagesPrune,
  imagesShow,
  imagesSort,
  imagesTransfers,
  networkConnect,
  networkCopyId,
  networkCopyName,
  networkInspect,
  networkRemove,
  networkMemberCopyAddress,
  networkMemberDisconnect,
  networksClearFilter,
  networksCreate,
  networksFilter,
  networksGroupBy,
  networksPrune,
  networksShow,
  networksSort,
  stagesShowGraph,
  systemPrune,
  systemDiskMeasure,
  systemEventsFilter,
  systemEventsOpen,
  systemEventsPause,
  systemFactCopyValue,
  systemInfoOpen,
  systemUsePrune,
  viewReload,
  volumeBackUp,
  volumeClone,
  volumeCopyName,
  volumeInspect,
  volumeRemove,
  volumeRestore,
  volumesClearFilter,
  volumesCreate,
  volumesFilter,
  volumesGroupBy,
  volumesMeasure,
  volumesPrune,
  volumesShow,
  volumesSort,
];
