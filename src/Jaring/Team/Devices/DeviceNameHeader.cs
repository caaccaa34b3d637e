using Jaring.Shapes;

namespace Jaring.Team.Devices;

/// <summary>Header of a device's sealed name.</summary>
internal sealed record DeviceNameHeader(string V, string T, string Id, string Device) : IHeader;
