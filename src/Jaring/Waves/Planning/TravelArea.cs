namespace Jaring.Waves.Planning;

/// <summary>Which room people of a kecamatan may be asked to come to. Names are typed by people: capitals do not count.</summary>
internal static class TravelArea
{
    public static readonly StringComparer Names = StringComparer.OrdinalIgnoreCase;

    public static bool Serves(this WaveRoom room, string area) => room.Areas.Contains(area, Names);

    /// <summary>The room lies in this kecamatan itself.</summary>
    public static bool IsOf(this WaveRoom room, string area) => Names.Equals(room.Areas[0], area);
}
