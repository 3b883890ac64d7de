import type { Team } from '@patchbay/contract';
import type { FileStore } from '../files/file-store.ts';
import { buffer } from 'node:stream/consumers';
import type { CoreCommon } from '../core-common.ts';
import { refuse } from '../errors.ts';
import { isTooLarge, type Pictures, type PictureSource } from '../files/pictures.ts';
import { present } from '../model/present.ts';
import type { TeamRepository } from './team.repository.ts';

/** In pixels. */
const EDGE = 128;

export interface TeamIconServiceParts extends CoreCommon {
  readonly teams: TeamRepository;
  readonly store: FileStore;
  readonly pictures: Pictures;
}

/** Pictures of teams: PNGs of 128 by 128. Who may change them is the caller's to check. */
export class TeamIconService {
  readonly #parts: TeamIconServiceParts;

  constructor(parts: TeamIconServiceParts) {
    this.#parts = parts;
  }

  async get(teamId: string): Promise<Uint8Array> {
    const team = await this.#team(teamId);
    const path = pathOf(teamId);
    if (team.last_team_icon_update === 0 || !(await this.#parts.store.exists(path)))
      throw refuse('api.team.get_team_icon.read_file.app_error', 'GetTeamIcon');
    return buffer(await this.#parts.store.read(path));
  }

  /** Cut to a square from the middle. */
  async set(teamId: string, image: PictureSource): Promise<void> {
    await this.#team(teamId);
    const { pictures, store, clock } = this.#parts;
    if (await isTooLarge(pictures, image))
      throw refuse('api.team.set_team_icon.check_image_limits.app_error', 'SetTeamIcon', {
        limit: pictures.limit,
      });
    const icon = await pictures.square(image, EDGE);
    if (!icon) throw refuse('api.team.set_team_icon.decode.app_error', 'SetTeamIcon');
    await store.write(pathOf(teamId), icon);
    await this.#changed(teamId, clock.now());
  }

  async remove(teamId: string): Promise<void> {
    await this.#team(teamId);
    await this.#changed(teamId, 0);
    await this.#parts.store.remove(pathOf(teamId));
  }

  async #changed(teamId: string, at: number): Promise<void> {
    const { database, teams, events } = this.#parts;
    await database.transaction((tx) => teams.update(tx, teamId, { last_team_icon_update: at }));
    const team = { ...(await this.#team(teamId)), email: '', invite_id: '' };
    const data = { team: JSON.stringify(present('model.Team', team)) };
    events.publish({ event: 'update_team', data, broadcast: { team_id: teamId } });
  }

  async #team(teamId: string): Promise<Team> {
    const team = await this.#parts.teams.byId(teamId);
    if (!team) throw refuse('app.team.get.find.app_error', 'GetTeam');
    return team;
  }
}

const pathOf = (teamId: string): string => `teams/${teamId}/teamIcon.png`;
