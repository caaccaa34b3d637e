namespace Jaring.EndToEnd.Support;

/// <summary>
/// How long a person has her hands on a flow, in seconds, on the slow side: a press with looking for it, a typed word, a word copied to paper, 25 digits read
/// aloud. The machine's own time is not in it. Founding and joining shall each take less than five minutes, "Hubungi saya saja" one.
/// </summary>
internal static class HandsOn
{
    private const int Press = 3, Typed = 4, OnPaper = 6, ReadAloud = 40;

    /// <summary>Six words and one group of the recovery code are written down and typed back; a mistake in each, as the steps make them, is counted too.</summary>
    internal const int MakingKeys = ((6 + 1) * (Typed + OnPaper)) + ((6 + 1) * Typed);

    /// <summary>So many presses, and so many words or groups of digits typed.</summary>
    internal static int Seconds(int presses, int typed) => (presses * Press) + (typed * Typed);

    /// <summary>What a person does with so many presses, and with the 25 digits read aloud once.</summary>
    internal static int Seconds(int clicks, bool makesKeys) => (clicks * Press) + (makesKeys ? MakingKeys : 0) + ReadAloud;
}
