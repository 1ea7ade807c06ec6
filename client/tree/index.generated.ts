// Written by `npm run generate`; do not edit.
import type { AnyNodeKind, ViewDefinition } from './node.ts';
import { node as containerNode } from './nodes/container.ts';
import { node as containerEnvironmentNode } from './nodes/containerEnvironment.ts';
import { node as containerGroupNode } from './nodes/containerGroup.ts';
import { node as containerHealthNode } from './nodes/containerHealth.ts';
import { node as containerHealthResultNode } from './nodes/containerHealthResult.ts';
import { node as containerLabelNode } from './nodes/containerLabel.ts';
import { node as containerLabelsNode } from './nodes/containerLabels.ts';
import { node as containerLimitNode } from './nodes/containerLimit.ts';
import { node as containerLimitsNode } from './nodes/containerLimits.ts';
import { node as containerMountNode } from './nodes/containerMount.ts';
import { node as containerMountsNode } from './nodes/containerMounts.ts';
import { node as containerNetworkNode } from './nodes/containerNetwork.ts';
import { node as containerNetworksNode } from './nodes/containerNetworks.ts';
import { node as containerPortNode } from './nodes/containerPort.ts';
import { node as containerPortsNode } from './nodes/containerPorts.ts';
import { node as containerProcessNode } from './nodes/containerProcess.ts';
import { node as containerProcessesNode } from './nodes/containerProcesses.ts';
import { node as containerVariableNode } from './nodes/containerVariable.ts';
import { node as engineNode } from './nodes/engine.ts';
import { node as imageNode } from './nodes/image.ts';
import { node as imageConfigNode } from './nodes/imageConfig.ts';
import { node as imageContainersNode } from './nodes/imageContainers.ts';
import { node as imageFactNode } from './nodes/imageFact.ts';
import { node as imageLayerNode } from './nodes/imageLayer.ts';
import { node as imageLayersNode } from './nodes/imageLayers.ts';
import { node as imageRegistryNode } from './nodes/imageRegistry.ts';
import { node as imageRepositoryNode } from './nodes/imageRepository.ts';
import { node as imageSizeNode } from './nodes/imageSize.ts';
import { node as networkNode } from './nodes/network.ts';
import { node as networkEndpointNode } from './nodes/networkEndpoint.ts';
import { node as networkGroupNode } from './nodes/networkGroup.ts';
import { node as networkMemberNode } from './nodes/networkMember.ts';
import { node as problemNode } from './nodes/problem.ts';
import { node as systemDiskNode } from './nodes/systemDisk.ts';
import { node as systemEventsNode } from './nodes/systemEvents.ts';
import { node as systemFactNode } from './nodes/systemFact.ts';
import { node as systemInfoNode } from './nodes/systemInfo.ts';
import { node as systemUseNode } from './nodes/systemUse.ts';
import { node as systemWarningNode } from './nodes/systemWarning.ts';
import { node as volumeNode } from './nodes/volume.ts';
import { node as volumeGroupNode } from './nodes/volumeGroup.ts';
import { view as containersView } from './views/containers.ts';
import { view as imagesView } from './views/images.ts';
import { view as volumesView } from './views/volumes.ts';
import { view as networksView } from './views/networks.ts';
import { view as systemView } from './views/system.ts';

/** Every kind of row. */
export const NODES: readonly AnyNodeKind[] = [
  containerNode,
  containerEnvironmentNode,
  containerGroupNode,
  containerHealthNode,
  containerHealthResultNode,
  containerLabelNode,
  containerLabelsNode,
  containerLimitNode,
  containerLimitsNode,
  containerMountNode,
  containerMountsNode,
  containerNetworkNode,
  containerNetworksNode,
  containerPortNode,
  containerPortsNode,
  containerProcessNode,
  containerProcessesNode,
  containerVariableNode,
  engineNode,
  imageNode,
  imageConfigNode,
  imageContainersNode,
  imageFactNode,
  imageLayerNode,
  imageLayersNode,
  imageRegistryNode,
  imageRepositoryNode,
  imageSizeNode,
  networkNode,
  networkEndpointNode,
  networkGroupNode,
  networkMemberNode,
  problemNode,
  systemDiskNode,
  systemEventsNode,
  systemFactNode,
  systemInfoNode,
  systemUseNode,
  systemWarningNode,
  volumeNode,
  volumeGroupNode,
];

/** Every view, in the order of the sidebar. */
export const VIEWS: readonly ViewDefinition[] = [
  containersView,
  imagesView,
  volumesView,
  networksView,
  systemView,
];
