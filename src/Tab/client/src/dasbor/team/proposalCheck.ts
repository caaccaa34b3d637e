import type { Proposal } from "../../api/dashboardSchemas";
import { directoryChange, isNoChange, readNextEntry, SealingError, type Directory, type DirectoryChange, type DirectoryEntry, type DirectoryMember } from "../../sealing";
import { fromBase64url } from "../../sealing/base64url";
import { directoryHash } from "../../sealing/directory-entry";
import { verify } from "../../sealing/signature";

/** A proposal as this browser has checked it, whatever the server says about it. */
export type CheckedProposal = {
  proposal: Proposal;
  entry: DirectoryEntry;
  change: DirectoryChange;
  /** Only a longer life: nobody needs to look. */
  renewal: boolean;
  /** Members of the list that stands whose signature holds. */
  signed: string[];
  /** People with new keys whose proof is still missing. */
  unproven: DirectoryMember[];
};

/** Null for a proposal that may not follow the list: it is shown to nobody as something to sign. */
export async function checkProposal(directory: Directory, proposal: Proposal): Promise<CheckedProposal | null> {
  const entry = read(directory, proposal.e);
  if (entry === null || (await directoryHash(proposal.e)) !== proposal.hash) return null;
  const change = directoryChange(directory.entry, entry);
  const electors = directory.entry.members.filter(({ st }) => st === "active");
  const [signed, proven] = await Promise.all([signers(proposal, electors), signers(proposal, [...change.joined, ...change.rekeyed])]);
  return {
    proposal,
    entry,
    change,
    renewal: isNoChange(change),
    signed: signed.map(({ id }) => id),
    unproven: [...change.joined, ...change.rekeyed].filter((member) => !proven.includes(member)),
  };
}

/** True when this person's signature is one that is still missing. */
export function awaits(checked: CheckedProposal, directory: Directory, myId: string): boolean {
  const elector = directory.entry.members.some(({ id, st }) => id === myId && st === "active");
  return (elector && !checked.signed.includes(myId)) || checked.unproven.some(({ id }) => id === myId);
}

function read(directory: Directory, e: string): DirectoryEntry | null {
  try {
    return readNextEntry(directory, e);
  } catch (fault) {
    if (fault instanceof SealingError) return null;
    throw fault;
  }
}

async function signers(proposal: Proposal, members: DirectoryMember[]): Promise<DirectoryMember[]> {
  const bytes = fromBase64url(proposal.e);
  const found: DirectoryMember[] = [];
  for (const member of members) {
    for (const { by, sig } of proposal.sigs) {
      if (by === member.id && (await verify(member.sig, "dir", bytes, sig).catch(() => false))) {
        found.push(member);
        break;
      }
    }
  }
  return found;
}
