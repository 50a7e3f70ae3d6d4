// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "aisle",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "aisle", targets: ["aisle"]),
    .executable(name: "aisle-sample", targets: ["aisle-sample"]),
    .executable(name: "aisle-bench", targets: ["aisle-bench"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
  ],
  targets: [
    // The shared domain library: values and rules; no I/O, no clock.
    .target(
      name: "Commerce", dependencies: ["Spelling"],
      // Compiled in by way of BundledRunbooks.swift.
      exclude: ["Runbooks/Texts"]),

    // What a mistyped name was probably meant to be.
    .target(name: "Spelling"),

    // Reads TOML, with the line and column of everything.
    .target(name: "TOML"),

    // Cells, keys, themes and widgets; no ncurses.
    .target(
      name: "TerminalKit",
      dependencies: [
        "Spelling", "TOML",
        .product(name: "OrderedCollections", package: "swift-collections"),
      ]),

    // The only place that calls ncurses.
    .target(
      name: "CNcurses",
      linkerSettings: [
        .linkedLibrary("ncursesw"), .linkedLibrary("tinfo", .when(platforms: [.linux])),
      ]),
    .target(name: "NcursesTerminal", dependencies: ["CNcurses", "TerminalKit"]),

    // The only place that knows SQL.
    .target(
      name: "Store",
      dependencies: ["Commerce", "CSQLiteSettings", .product(name: "GRDB", package: "GRDB.swift")]),
    .target(name: "CSQLiteSettings"),

    // The platforms' files, in and out.
    .systemLibrary(
      name: "CLibCSV", providers: [.apt(["libcsv-dev"]), .brew(["libcsv"])]),
    .systemLibrary(name: "CNettle", providers: [.apt(["nettle-dev"]), .brew(["nettle"])]),
    .systemLibrary(
      name: "CArchive", pkgConfig: "libarchive",
      providers: [.apt(["libarchive-dev"]), .brew(["libarchive"])]),
    .systemLibrary(
      name: "CXlsxWriter", pkgConfig: "xlsxwriter",
      providers: [.apt(["libxlsxwriter-dev"]), .brew(["libxlsxwriter"])]),
    .target(
      name: "Connectors",
      dependencies: ["Commerce", "Spelling", "CArchive", "CLibCSV", "CNettle", "CXlsxWriter"]),

    // Products as a text for people's own editors.
    .target(name: "ProductDocument", dependencies: ["Commerce", "Spelling", "TOML"]),

    // The background timer: what to read when, and how to back off.
    .target(name: "Refresh", dependencies: ["Commerce"]),

    // aisle.toml: sources, locations, thresholds, keys.
    .target(name: "Configuration", dependencies: ["Commerce", "Spelling", "TOML"]),

    // State, actions, reducer, panes, rendering.
    .target(name: "Dashboard", dependencies: ["Commerce", "Spelling", "TerminalKit"]),

    // A believable store of any size, written in the platforms' own formats.
    .target(name: "SampleStore", dependencies: ["Commerce"]),

    .executableTarget(
      name: "aisle",
      dependencies: [
        "Commerce", "Configuration", "Connectors", "Dashboard", "NcursesTerminal",
        "ProductDocument", "Refresh", "Store", "TerminalKit",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ]),
    .executableTarget(
      name: "aisle-sample",
      dependencies: [
        "SampleStore",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "aisle-bench",
      dependencies: [
        "Commerce", "Configuration", "CPseudoTerminal", "Store",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    // Starts programs on pseudo terminals, for the benchmarks.
    .target(
      name: "CPseudoTerminal",
      linkerSettings: [.linkedLibrary("util", .when(platforms: [.linux]))]),

    .testTarget(name: "CommerceTests", dependencies: ["Commerce"]),
    .testTarget(name: "TOMLTests", dependencies: ["TOML"]),
    .testTarget(
      name: "ProductDocumentTests", dependencies: ["ProductDocument", "Commerce"]),
    .testTarget(
      name: "TerminalKitTests", dependencies: ["Spelling", "TerminalKit"]),
    .testTarget(name: "NcursesTerminalTests", dependencies: ["NcursesTerminal", "TerminalKit"]),
    .testTarget(
      name: "StoreTests",
      dependencies: ["Store", "Commerce", .product(name: "GRDB", package: "GRDB.swift")]),
    .testTarget(
      name: "ConnectorsTests", dependencies: ["CArchive", "Connectors", "Commerce"],
      resources: [.copy("Fixtures")]),
    .testTarget(name: "RefreshTests", dependencies: ["Refresh", "Commerce"]),
    .testTarget(name: "ConfigurationTests", dependencies: ["Configuration", "Commerce"]),
    .testTarget(
      name: "DashboardTests", dependencies: ["Dashboard", "Commerce", "TerminalKit"],
      exclude: ["Goldens"]),
    .testTarget(name: "SampleStoreTests", dependencies: ["SampleStore", "Commerce"]),
    .testTarget(
      name: "AisleTests",
      dependencies: ["aisle", "Commerce", "Connectors", "Dashboard", "Store", "TerminalKit"]),
  ],
  swiftLanguageModes: [.v6]
)

// Random bytes through every reader, with a sanitizer that the usual build has not: `make fuzz`.
if Context.environment["AISLE_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(name: "aisle-fuzz", dependencies: ["Commerce", "Connectors"]))
}

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
  ]
}
