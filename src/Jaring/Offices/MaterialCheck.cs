namespace Jaring.Offices;

/// <summary>The faults of an office's list of materials: whoever reads one is told whose it is and how old.</summary>
internal static class MaterialCheck
{
    private const int LongestText = 160, LongestAddress = 600;

    public static IEnumerable<string> Faults(IEnumerable<MaterialOptions> materials) =>
        materials.SelectMany((material, n) => Faults(material).Select(fault => $"Materials:{n}: {fault}"));

    private static IEnumerable<string> Faults(MaterialOptions material)
    {
        if (new[] { material.Title, material.Source }.Any(text => text.Trim().Length is 0 or > LongestText))
        {
            yield return $"Title and Source must have 1 to {LongestText} characters; people read them.";
        }

        if (MaterialOptions.DayOf(material.Date) is null)
        {
            yield return "Date must be a day like 2026-11-20.";
        }

        if (material.Address.Length > 0 && !IsSecure(material.Address))
        {
            yield return $"Address must be empty or an https address of at most {LongestAddress} characters, without a name and password in it.";
        }
    }

    private static bool IsSecure(string address) =>
        address.Length <= LongestAddress && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri is { Scheme: "https", UserInfo.Length: 0 };
}
