// Written by `npm run generate`; do not edit.
import { rule as ConsistentInstructionCasing } from './ConsistentInstructionCasing.ts';
import { rule as CopyIgnoredFile } from './CopyIgnoredFile.ts';
import { rule as DL1001 } from './DL1001.ts';
import { rule as DL3000 } from './DL3000.ts';
import { rule as DL3001 } from './DL3001.ts';
import { rule as DL3002 } from './DL3002.ts';
import { rule as DL3003 } from './DL3003.ts';
import { rule as DL3004 } from './DL3004.ts';
import { rule as DL3006 } from './DL3006.ts';
import { rule as DL3007 } from './DL3007.ts';
import { rule as DL3008 } from './DL3008.ts';
import { rule as DL3009 } from './DL3009.ts';
import { rule as DL3010 } from './DL3010.ts';
import { rule as DL3011 } from './DL3011.ts';
import { rule as DL3012 } from './DL3012.ts';
import { rule as DL3013 } from './DL3013.ts';
import { rule as DL3014 } from './DL3014.ts';
import { rule as DL3015 } from './DL3015.ts';
import { rule as DL3016 } from './DL3016.ts';
import { rule as DL3018 } from './DL3018.ts';
import { rule as DL3019 } from './DL3019.ts';
import { rule as DL3020 } from './DL3020.ts';
import { rule as DL3021 } from './DL3021.ts';
import { rule as DL3022 } from './DL3022.ts';
import { rule as DL3023 } from './DL3023.ts';
import { rule as DL3024 } from './DL3024.ts';
import { rule as DL3025 } from './DL3025.ts';
import { rule as DL3026 } from './DL3026.ts';
import { rule as DL3027 } from './DL3027.ts';
import { rule as DL3028 } from './DL3028.ts';
import { rule as DL3029 } from './DL3029.ts';
import { rule as DL3030 } from './DL3030.ts';
import { rule as DL3032 } from './DL3032.ts';
import { rule as DL3033 } from './DL3033.ts';
import { rule as DL3034 } from './DL3034.ts';
import { rule as DL3035 } from './DL3035.ts';
import { rule as DL3036 } from './DL3036.ts';
import { rule as DL3037 } from './DL3037.ts';
import { rule as DL3038 } from './DL3038.ts';
import { rule as DL3040 } from './DL3040.ts';
import { rule as DL3041 } from './DL3041.ts';
import { rule as DL3042 } from './DL3042.ts';
import { rule as DL3043 } from './DL3043.ts';
import { rule as DL3044 } from './DL3044.ts';
import { rule as DL3045 } from './DL3045.ts';
import { rule as DL3046 } from './DL3046.ts';
import { rule as DL3047 } from './DL3047.ts';
import { rule as DL3048 } from './DL3048.ts';
import { rule as DL3049 } from './DL3049.ts';
import { rule as DL3050 } from './DL3050.ts';
import { rule as DL3051 } from './DL3051.ts';
import { rule as DL3052 } from './DL3052.ts';
import { rule as DL3053 } from './DL3053.ts';
import { rule as DL3054 } from './DL3054.ts';
import { rule as DL3055 } from './DL3055.ts';
import { rule as DL3056 } from './DL3056.ts';
import { rule as DL3057 } from './DL3057.ts';
import { rule as DL3058 } from './DL3058.ts';
import { rule as DL3059 } from './DL3059.ts';
import { rule as DL3060 } from './DL3060.ts';
import { rule as DL3061 } from './DL3061.ts';
import { rule as DL3062 } from './DL3062.ts';
import { rule as DL3063 } from './DL3063.ts';
import { rule as DL3064 } from './DL3064.ts';
import { rule as DL3065 } from './DL3065.ts';
import { rule as DL3066 } from './DL3066.ts';
import { rule as DL3067 } from './DL3067.ts';
import { rule as DL4000 } from './DL4000.ts';
import { rule as DL4001 } from './DL4001.ts';
import { rule as DL4003 } from './DL4003.ts';
import { rule as DL4004 } from './DL4004.ts';
import { rule as DL4005 } from './DL4005.ts';
import { rule as DL4006 } from './DL4006.ts';
import { rule as ExposeInvalidFormat } from './ExposeInvalidFormat.ts';
import { rule as ExposeProtoCasing } from './ExposeProtoCasing.ts';
import { rule as FromAsCasing } from './FromAsCasing.ts';
import { rule as InvalidDefaultArgInFrom } from './InvalidDefaultArgInFrom.ts';
import { rule as InvalidDefinitionDescription } from './InvalidDefinitionDescription.ts';
import { rule as LS0001 } from './LS0001.ts';
import { rule as LS0002 } from './LS0002.ts';
import { rule as LS0003 } from './LS0003.ts';
import { rule as LS0004 } from './LS0004.ts';
import { rule as LS0005 } from './LS0005.ts';
import { rule as LS0006 } from './LS0006.ts';
import { rule as LS0007 } from './LS0007.ts';
import { rule as LS0008 } from './LS0008.ts';
import { rule as LS0009 } from './LS0009.ts';
import { rule as LS0010 } from './LS0010.ts';
import { rule as LS0011 } from './LS0011.ts';
import { rule as LS0012 } from './LS0012.ts';
import { rule as LS0013 } from './LS0013.ts';
import { rule as LS0014 } from './LS0014.ts';
import { rule as LS0015 } from './LS0015.ts';
import { rule as LS0016 } from './LS0016.ts';
import { rule as LS0017 } from './LS0017.ts';
import { rule as LS0018 } from './LS0018.ts';
import { rule as LS0019 } from './LS0019.ts';
import { rule as LS0020 } from './LS0020.ts';
import { rule as LS0021 } from './LS0021.ts';
import { rule as LS0022 } from './LS0022.ts';
import { rule as LS0023 } from './LS0023.ts';
import { rule as LS0024 } from './LS0024.ts';
import { rule as LS0025 } from './LS0025.ts';
import { rule as LS0026 } from './LS0026.ts';
import { rule as LS0027 } from './LS0027.ts';
import { rule as LS0028 } from './LS0028.ts';
import { rule as LS0029 } from './LS0029.ts';
import { rule as LS0030 } from './LS0030.ts';
import { rule as LS0031 } from './LS0031.ts';
import { rule as LS0032 } from './LS0032.ts';
import { rule as LS0033 } from './LS0033.ts';
import { rule as LS0034 } from './LS0034.ts';
import { rule as LS0035 } from './LS0035.ts';
import { rule as LS0036 } from './LS0036.ts';
import { rule as LS0037 } from './LS0037.ts';
import { rule as LS0038 } from './LS0038.ts';
import { rule as LS0039 } from './LS0039.ts';
import { rule as LS0040 } from './LS0040.ts';
import { rule as LS0900 } from './LS0900.ts';
import { rule as LS0901 } from './LS0901.ts';
import { rule as LS1001 } from './LS1001.ts';
import { rule as LS1002 } from './LS1002.ts';
import { rule as LS1003 } from './LS1003.ts';
import { rule as LS1004 } from './LS1004.ts';
import { rule as LS1005 } from './LS1005.ts';
import { rule as LS1006 } from './LS1006.ts';
import { rule as LS1007 } from './LS1007.ts';
import { rule as LS1008 } from './LS1008.ts';
import { rule as LS1009 } from './LS1009.ts';
import { rule as LS1010 } from './LS1010.ts';
import { rule as LS1011 } from './LS1011.ts';
import { rule as LS1012 } from './LS1012.ts';
import { rule as LS1013 } from './LS1013.ts';
import { rule as LS1014 } from './LS1014.ts';
import { rule as LS1015 } from './LS1015.ts';
import { rule as LS1016 } from './LS1016.ts';
import { rule as LS1017 } from './LS1017.ts';
import { rule as LS1018 } from './LS1018.ts';
import { rule as LS1019 } from './LS1019.ts';
import { rule as LS1020 } from './LS1020.ts';
import { rule as LS1021 } from './LS1021.ts';
import { rule as LS1022 } from './LS1022.ts';
import { rule as LS1023 } from './LS1023.ts';
import { rule as LS1024 } from './LS1024.ts';
import { rule as LS1025 } from './LS1025.ts';
import { rule as LS1026 } from './LS1026.ts';
import { rule as LS1027 } from './LS1027.ts';
import { rule as LS1028 } from './LS1028.ts';
import { rule as LS1029 } from './LS1029.ts';
import { rule as LS1030 } from './LS1030.ts';
import { rule as LegacyKeyValueFormat } from './LegacyKeyValueFormat.ts';
import { rule as MultipleInstructionsDisallowed } from './MultipleInstructionsDisallowed.ts';
import { rule as NoEmptyContinuation } from './NoEmptyContinuation.ts';
import { rule as StageNameCasing } from './StageNameCasing.ts';
import { rule as UndefinedArgInFrom } from './UndefinedArgInFrom.ts';
import { rule as UndefinedVar } from './UndefinedVar.ts';
import type { Rule } from './rule.ts';

export const rules: readonly Rule[] = [
  ConsistentInstructionCasing,
  CopyIgnoredFile,
  DL1001,
  DL3000,
  DL3001,
  DL3002,
  DL3003,
  DL3004,
  DL3006,
  DL3007,
  DL3008,
  DL3009,
  DL3010,
  DL3011,
  DL3012,
  DL3013,
  DL3014,
  DL3015,
  DL3016,
  DL3018,
  DL3019,
  DL3020,
  DL3021,
  DL3022,
  DL3023,
  DL3024,
  DL3025,
  DL3026,
  DL3027,
  DL3028,
  DL3029,
  DL3030,
  DL3032,
  DL3033,
  DL3034,
  DL3035,
  DL3036,
  DL3037,
  DL3038,
  DL3040,
  DL3041,
  DL3042,
  DL3043,
  DL3044,
  DL3045,
  DL3046,
  DL3047,
  DL3048,
  DL3049,
  DL3050,
  DL3051,
  DL3052,
  DL3053,
  DL3054,
  DL3055,
  DL3056,
  DL3057,
  DL3058,
  DL3059,
  DL3060,
  DL3061,
  DL3062,
  DL3063,
  DL3064,
  DL3065,
  DL3066,
  DL3067,
  DL4000,
  DL4001,
  DL4003,
  DL4004,
  DL4005,
  DL4006,
  ExposeInvalidFormat,
  ExposeProtoCasing,
  FromAsCasing,
  InvalidDefaultArgInFrom,
  InvalidDefinitionDescription,
  LS0001,
  LS0002,
  LS0003,
  LS0004,
  LS0005,
  LS0006,
  LS0007,
  LS0008,
  LS0009,
  LS0010,
  LS0011,
  LS0012,
  LS0013,
  LS0014,
  LS0015,
  LS0016,
  LS0017,
  LS0018,
  LS0019,
  LS0020,
  LS0021,
  LS0022,
  LS0023,
  LS0024,
  LS0025,
  LS0026,
  LS0027,
  LS0028,
  LS0029,
  LS0030,
  LS0031,
  LS0032,
  LS0033,
  LS0034,
  LS0035,
  LS0036,
  LS0037,
  LS0038,
  LS0039,
  LS0040,
  LS0900,
  LS0901,
  LS1001,
  LS1002,
  LS1003,
  LS1004,
  LS1005,
  LS1006,
  LS1007,
  LS1008,
  LS1009,
  LS1010,
  LS1011,
  LS1012,
  LS1013,
  LS1014,
  LS1015,
  LS1016,
  LS1017,
  LS1018,
  LS1019,
  LS1020,
  LS1021,
  LS1022,
  LS1023,
  LS1024,
  LS1025,
  LS1026,
  LS1027,
  LS1028,
  LS1029,
  LS1030,
  LegacyKeyValueFormat,
  MultipleInstructionsDisallowed,
  NoEmptyContinuation,
  StageNameCasing,
  UndefinedArgInFrom,
  UndefinedVar,
];
