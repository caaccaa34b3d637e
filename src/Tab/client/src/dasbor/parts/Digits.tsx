/** 25 digits as five numbered groups, as people read them to each other. */
export function Digits({ digits, label, testId }: { digits: string; label: string; testId?: string }) {
  return (
    <ol className="digits" aria-label={label} data-testid={testId}>
      {digits.split(" ").map((group, at) => (
        <li key={at}><span className="digits-number" aria-hidden="true">{at + 1}</span><span className="digits-group">{group}</span></li>
      ))}
    </ol>
  );
}
