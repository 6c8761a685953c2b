import { createTheme, defaultVariantColorsResolver, type MantineColorsTuple } from '@mantine/core';
import { accentDark, accentLight, fontMono, fontText, seriesDark, seriesLight } from '@/shared/theme/palette';

declare module '@mantine/core' {
  export interface MantineThemeOther {
    seriesLight: typeof seriesLight;
    seriesDark: typeof seriesDark;
  }
}

const accent: MantineColorsTuple = [
  '#EEF0FC', '#DDE2FA', '#C3CBF7', '#A9B6FB', accentDark, '#6A7CE8', accentLight, '#3241B0', '#2A3794', '#222C78',
];
// Shade 5 and 6 are the text of placeholders and of hints: both keep 4.5:1 on the page.
const gray: MantineColorsTuple = [
  '#F8F9FB', '#F1F3F6', '#E7EAEF', '#DBDFE6', '#C4CAD4', '#6B7383', '#5B6373', '#454C5A', '#2E333E', '#1B1E26',
];
const dark: MantineColorsTuple = [
  '#E6E8EE', '#C3C7D1', '#A0A6B4', '#878E9D', '#383D48', '#31353F', '#1F222A', '#16181D', '#111317', '#0B0C0F',
];
const red: MantineColorsTuple = [
  '#FDF0EF', '#FADDDB', '#F5BFBB', '#F29C96', '#FF9A93', '#E0524A', '#C0281F', '#A3201A', '#861A15', '#6C1511',
];

/** What lies above the page: told from it by a line, not by a shadow. */
const panel = {
  header: { backgroundColor: 'var(--ky-surface)' },
  content: { border: '1px solid var(--ky-line)', backgroundColor: 'var(--ky-surface)', boxShadow: 'none' },
};

/** A grid of 4 px, lines instead of shadows, one accent. */
export const theme = createTheme({
  colors: { accent, gray, dark, red },
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 4 },
  // Mantine takes the text of a filled button from the light scheme's shade, in the dark one too.
  variantColorResolver: (input) => ({
    ...defaultVariantColorsResolver(input),
    ...(input.variant === 'filled' && { color: 'light-dark(#fff, #111317)' }),
  }),
  fontFamily: fontText,
  fontFamilyMonospace: fontMono,
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.5', lg: '1.5', xl: '1.4' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  defaultRadius: 'sm',
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.3' },
      h2: { fontSize: '1rem', lineHeight: '1.4' },
      h3: { fontSize: '0.875rem', lineHeight: '1.4' },
    },
  },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  other: { seriesLight, seriesDark },
  components: {
    Button: { defaultProps: { size: 'xs' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    TextInput: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs' } },
    MultiSelect: { defaultProps: { size: 'xs' } },
    SegmentedControl: {
      defaultProps: { size: 'xs', withItemsBorders: false },
      styles: {
        root: { border: '1px solid var(--ky-line)', backgroundColor: 'var(--ky-surface)', padding: 2 },
        indicator: { boxShadow: 'none', backgroundColor: 'var(--ky-accent-soft)' },
      },
    },
    Notification: { defaultProps: { withBorder: true, closeButtonProps: { 'aria-label': 'Dismiss' } }, styles: { root: { boxShadow: 'none' } } },
    Popover: { defaultProps: { shadow: 'none' }, styles: { dropdown: panel.content } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Switch: { defaultProps: { size: 'xs' } },
    Modal: {
      defaultProps: { shadow: 'none', centered: true, overlayProps: { backgroundOpacity: 0.4 } },
      styles: { ...panel, title: { fontWeight: 600 } },
    },
    Drawer: {
      defaultProps: { shadow: 'none', position: 'right', overlayProps: { backgroundOpacity: 0.3 } },
      styles: { ...panel, title: { fontWeight: 600 } },
    },
    Menu: { defaultProps: { shadow: 'none', withArrow: false, position: 'bottom-end' } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true } },
  },
});
