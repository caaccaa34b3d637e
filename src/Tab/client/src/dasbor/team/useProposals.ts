import { useEffect, useState } from "react";
import type { Proposal } from "../../api/dashboardSchemas";
import type { Directory } from "../../sealing";
import { checkProposal, type CheckedProposal } from "./proposalCheck";

/** What people are asked to look at; renewals, which pages sign by themselves, and what may not follow the list are left out. */
export function useProposals(directory: Directory, proposals: readonly Proposal[]): CheckedProposal[] {
  const [checked, setChecked] = useState<CheckedProposal[]>([]);
  useEffect(() => {
    let current = true;
    void Promise.all(proposals.map((proposal) => checkProposal(directory, proposal))).then((all) => {
      if (current) setChecked(all.filter((one) => one !== null && !one.renewal) as CheckedProposal[]);
    });
    return () => { current = false; };
  }, [directory, proposals]);
  return checked;
}
