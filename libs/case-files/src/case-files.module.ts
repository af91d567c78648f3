import { Module } from '@nestjs/common';
import { CasePlayer } from './case-player.js';
import { PlayedActs } from './played-acts.js';

/** Plays case files. Stands beside the hub; the hub does not need it. */
@Module({ providers: [CasePlayer, PlayedActs], exports: [CasePlayer] })
export class CaseFilesModule {}
